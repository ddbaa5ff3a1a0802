from django.apps import AppConfig


class LearnConfig(AppConfig):
    name = "hingeback.web.learn"
    label = "learn"
