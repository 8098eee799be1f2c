"""A group's rules as they are stored, now and by version 0.1."""

import json
from dataclasses import replace
from datetime import time

import pytest

from storage.queries.groups import settings_from_json, settings_to_json
from storage.records import GroupSettings, Perspective


def test_rules_come_back_as_they_were() -> None:
    settings = GroupSettings(
        quiet_from=time(21, 15), perspectives=(Perspective(9, "Carer"),), highest_perspective=12
    )

    assert settings_from_json(settings_to_json(settings)) == settings


def test_perspectives_that_were_stored_as_names_get_their_places_as_ids() -> None:
    stored = json.loads(settings_to_json(GroupSettings()))
    stored["perspectives"] = ["LXP", "Professional", "Manager", "Carer"]
    del stored["highest_perspective"]

    read = settings_from_json(json.dumps(stored))

    assert read == replace(
        GroupSettings(), perspectives=(*GroupSettings().perspectives, Perspective(4, "Carer"))
    )


@pytest.mark.parametrize("stored", ["", "[]", "{", '{"perspectives": [5]}', '{"k": "many"}'])
def test_what_are_no_rules_is_refused(stored: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        settings_from_json(stored)
