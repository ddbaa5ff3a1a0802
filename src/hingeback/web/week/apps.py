from django.apps import AppConfig


class WeekConfig(AppConfig):
    name = "hingeback.web.week"
    label = "week"
