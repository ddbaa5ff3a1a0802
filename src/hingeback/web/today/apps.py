from django.apps import AppConfig


class TodayConfig(AppConfig):
    name = "hingeback.web.today"
    label = "today"
