"""A wrong address of a language model stops the start, with a line that names the setting."""

import pytest

from bot.settings import BadSettings, Settings, read_settings


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    """No settings of this machine."""
    monkeypatch.chdir(str(tmp_path))
    for name in Settings.model_fields:
        monkeypatch.delenv(f"AFTERWORD_{name.upper()}", raising=False)


def test_no_model_is_used_unless_one_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_settings().llm_url is None
    monkeypatch.setenv("AFTERWORD_LLM_URL", "")
    assert read_settings().llm_url is None


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8080/v1",
        "http://localhost:11434/v1/",
        "http://[::1]:8080/v1",
        "http://llama:8080/v1",
        "http://192.168.1.5/v1",
        "https://api.example.org/v1",
    ],
)
def test_a_good_address_is_taken(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("AFTERWORD_LLM_URL", url)

    assert read_settings().llm_url == url.rstrip("/")


@pytest.mark.parametrize("url", ["http://api.example.org/v1", "http://8.8.8.8/v1"])
def test_answers_are_not_sent_unencrypted_out_of_the_house(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("AFTERWORD_LLM_URL", url)

    with pytest.raises(BadSettings, match="AFTERWORD_LLM_URL: http sends answers unencrypted"):
        read_settings()


@pytest.mark.parametrize(
    "url",
    [
        "127.0.0.1:8080",
        "ftp://127.0.0.1/v1",
        "http://",
        "http://127.0.0.1:many/v1",
        "http://127.0.0.1:0/v1",
        "http://[::1/v1",
        "http://me:sesame-open@127.0.0.1/v1",
        "https://api.example.org/v1?key=sesame-open",
        "https://api.example.org/v1#a",
        "https://api.example.org/v 1",
    ],
)
def test_a_bad_address_is_refused_without_being_repeated(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("AFTERWORD_LLM_URL", url)

    with pytest.raises(BadSettings, match="AFTERWORD_LLM_URL: give a base address") as refused:
        read_settings()

    assert "sesame-open" not in str(refused.value)


@pytest.mark.parametrize("key", ["changeme", "sesame\nopen", "sésame"])
def test_what_is_no_key_is_refused(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    monkeypatch.setenv("AFTERWORD_LLM_KEY", key)

    with pytest.raises(BadSettings, match="AFTERWORD_LLM_KEY: this is not a key") as refused:
        read_settings()

    assert "same" not in str(refused.value)


def test_the_key_is_never_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFTERWORD_LLM_KEY", "sesame-open")
    settings = read_settings()

    assert settings.llm_key is not None
    assert settings.llm_key.get_secret_value() == "sesame-open"
    assert "sesame" not in repr(settings) + str(settings)
