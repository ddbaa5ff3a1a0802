from django.apps import AppConfig


class ProgressConfig(AppConfig):
    name = "hingeback.web.progress"
    label = "progress"
