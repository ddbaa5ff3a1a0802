from django.urls import path

from hingeback.web.progress import changes, views

urlpatterns = [
    path("progress/", views.progress, name="progress"),
    path("progress/changes/", changes.changes, name="changes_over_time"),
]
