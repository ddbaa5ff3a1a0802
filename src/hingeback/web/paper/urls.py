from django.urls import path

from hingeback.web.paper import views

urlpatterns = [path("week/paper.pdf", views.week_pdf, name="week_pdf")]
