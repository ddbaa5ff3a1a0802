from django.urls import path

from hingeback.web.sync import views

urlpatterns = [
    path("api/v1/sync", views.sync, name="sync"),
    path("not-sent/", views.unsent, name="unsent"),
]
