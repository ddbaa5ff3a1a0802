from django.urls import path

from hingeback.web.learn import views

urlpatterns = [
    path("learn/", views.learn, name="learn"),
    path("learn/<str:lesson_id>/", views.lesson, name="lesson"),
]
