from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "hingeback.web.safety"
    label = "safety"
