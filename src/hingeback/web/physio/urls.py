from django.urls import path

from hingeback.web.physio import views

urlpatterns = [
    path("physiotherapist/", views.physio, name="physio"),
    path("physiotherapist/reply/", views.reply, name="physio_reply"),
    path("physiotherapist/wishes/", views.wishes, name="physio_wishes"),
    path("physiotherapist/letter/", views.letter, name="physio_letter"),
]
