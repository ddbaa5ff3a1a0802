from django.urls import path

from hingeback.web.sync import views

urlpatterns = [
    path("api/v1/sync", views.sync, name="sync"),
    path("api/v1/changes", views.changes, name="changes_feed"),
    path("not-sent/", views.unsent, name="unsent"),
]
