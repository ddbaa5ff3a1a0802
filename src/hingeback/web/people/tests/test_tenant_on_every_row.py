"""Every row about a person names its tenant, and fills it in by itself."""

import pytest
from django.apps import apps
from django.db import models
from tests.cast import Member, WorldClock

from hingeback.web.care.models import Answer, ScreenRecord
from hingeback.web.people.models import Account, Person, TenantOfPerson
from hingeback.web.plan.models import PlanRecord
from hingeback.web.plan.services import plan_if_due

#: The body and the fault of an event belong to its head, which names both.
BESIDE_AN_EVENT = {"EventBody", "ProjectionFault"}


def models_about_a_person() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models()
        if any(field.name in ("person", "person_id") for field in model._meta.concrete_fields)
        and model is not Account
        and model.__name__ not in BESIDE_AN_EVENT
    ]


@pytest.mark.parametrize("model", models_about_a_person(), ids=lambda model: model.__name__)
def test_the_tenant_is_a_column_of_its_own(model: type[models.Model]) -> None:
    names = {field.attname: field for field in model._meta.concrete_fields}
    tenant = names.get("tenant_id")
    assert tenant is not None and not tenant.null
    assert isinstance(tenant, TenantOfPerson) or model.__name__ == "Event", "it fills itself"


@pytest.mark.django_db
@pytest.mark.sql
def test_rows_made_alone_and_in_bulk_get_the_tenant_of_their_person(ana: Member, clock: WorldClock) -> None:
    ana.may_exercise()
    plan_if_due(ana.person, clock)
    for model in (Answer, ScreenRecord, PlanRecord):
        tenants = set(model.objects.values_list("tenant_id", flat=True))
        assert tenants == {ana.person.tenant_id}, model
    assert Person.objects.get().tenant_id == ana.person.tenant_id
