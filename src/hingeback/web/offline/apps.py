from django.apps import AppConfig


class OfflineConfig(AppConfig):
    name = "hingeback.web.offline"
    label = "offline"
