from django.apps import AppConfig


class PaperConfig(AppConfig):
    name = "hingeback.web.paper"
    label = "paper"
