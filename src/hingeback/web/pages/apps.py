from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "hingeback.web.pages"
    label = "hingeback_pages"
