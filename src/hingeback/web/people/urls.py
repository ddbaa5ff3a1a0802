from django.urls import path

from hingeback.web.people import views

urlpatterns = [
    path("", views.opening, name="opening"),
    path("open/<str:token>", views.open_by_link, name="open_by_link"),
    path("demo/", views.demo, name="demo"),
    path("who/", views.who, name="who"),
    path("who/<uuid:account_id>/", views.sign_in, name="sign_in"),
    path("join/", views.join, name="join"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("settings/", views.own_settings, name="settings"),
    path("export/", views.export, name="export"),
    path("delete-me/", views.delete_me, name="delete_me"),
]
