from django.urls import path

from hingeback.web.pages import views

urlpatterns = [
    path("help-fast/", views.help_fast, name="help_fast"),
    path("intended-use/", views.intended_use, name="intended_use"),
    path("display/", views.keep_display, name="display"),
    path("look/", views.gallery, name="look"),
]
