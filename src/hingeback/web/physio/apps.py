from django.apps import AppConfig


class PhysioConfig(AppConfig):
    name = "hingeback.web.physio"
    label = "physio"
