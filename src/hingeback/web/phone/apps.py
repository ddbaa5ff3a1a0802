from django.apps import AppConfig


class PhoneConfig(AppConfig):
    name = "hingeback.web.phone"
    label = "phone"
