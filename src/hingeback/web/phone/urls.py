from django.urls import path

from hingeback.web.phone import manifest, views

urlpatterns = [
    path("phone/", views.phone, name="phone"),
    path("phone/code/", views.pairing_code, name="pairing_code"),
    path("phone/certificate/", views.certificate, name="phone_certificate"),
    path("phone/remove/<uuid:phone_id>/", views.remove, name="remove_phone"),
    path("pair/<str:token>", views.pair, name="pair"),
    path("manifest.webmanifest", manifest.manifest, name="manifest"),
]
