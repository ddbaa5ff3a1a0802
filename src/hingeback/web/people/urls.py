from django.urls import path

from hingeback.web.people import leaving, passkey_views, signing_in, views

urlpatterns = [
    path("", views.opening, name="opening"),
    path("open/<str:token>", views.open_by_link, name="open_by_link"),
    path("demo/", views.demo, name="demo"),
    path("who/", signing_in.who, name="who"),
    path("who/name/", signing_in.sign_in_by_name, name="sign_in_by_name"),
    path("who/passkey/", signing_in.sign_in_by_passkey, name="sign_in_by_passkey"),
    path("who/localhost/", passkey_views.at_localhost, name="at_localhost"),
    path("who/<uuid:account_id>/", signing_in.sign_in, name="sign_in"),
    path("join/", signing_in.join, name="join"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("passkeys/", passkey_views.passkeys, name="passkeys"),
    path("passkeys/options/", passkey_views.passkey_options, name="passkey_options"),
    path("passkeys/<uuid:passkey_id>/", passkey_views.passkey, name="passkey"),
    path("settings/", views.own_settings, name="settings"),
    path("settings/sign-out-elsewhere/", passkey_views.sign_out_elsewhere, name="sign_out_elsewhere"),
    path("export/", leaving.export, name="export"),
    path("delete-me/", leaving.delete_me, name="delete_me"),
]
