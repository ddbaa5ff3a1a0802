from django.apps import AppConfig


class SyncConfig(AppConfig):
    name = "hingeback.web.sync"
    label = "sync"
