"""The part of the Bot API that a bot like this one may use, from Telegram's own documentation.

Source: core.telegram.org/bots/api, "Available methods", "Updating messages" and "Available types"
(Bot API 9). A method or a field that is not here does not exist, or is not for us.
"""

_SENDING = {
    "business_connection_id",
    "chat_id",
    "message_thread_id",
    "direct_messages_topic_id",
    "disable_notification",
    "protect_content",
    "allow_paid_broadcast",
    "message_effect_id",
    "suggested_post_parameters",
    "reply_parameters",
    "reply_markup",
}
_CAPTION = {"caption", "parse_mode", "caption_entities", "show_caption_above_media"}
_WHERE = {"business_connection_id", "chat_id", "message_id", "inline_message_id"}

METHODS: dict[str, set[str]] = {
    "getMe": set(),
    "getUpdates": {"offset", "limit", "timeout", "allowed_updates"},
    "setWebhook": {
        "url",
        "certificate",
        "ip_address",
        "max_connections",
        "allowed_updates",
        "drop_pending_updates",
        "secret_token",
    },
    "deleteWebhook": {"drop_pending_updates"},
    "getWebhookInfo": set(),
    "sendMessage": _SENDING | {"text", "parse_mode", "entities", "link_preview_options"},
    "sendPhoto": _SENDING | _CAPTION | {"photo", "has_spoiler"},
    "sendDocument": (
        _SENDING | _CAPTION | {"document", "thumbnail", "disable_content_type_detection"}
    )
    - {"show_caption_above_media"},
    "sendChatAction": {"business_connection_id", "chat_id", "message_thread_id", "action"},
    "editMessageText": _WHERE
    | {"text", "parse_mode", "entities", "link_preview_options", "reply_markup"},
    "editMessageCaption": _WHERE | _CAPTION | {"reply_markup"},
    "editMessageReplyMarkup": _WHERE | {"reply_markup"},
    "deleteMessage": {"chat_id", "message_id"},
    "deleteMessages": {"chat_id", "message_ids"},
    "answerCallbackQuery": {"callback_query_id", "text", "show_alert", "url", "cache_time"},
    "setMyCommands": {"commands", "scope", "language_code"},
    "deleteMyCommands": {"scope", "language_code"},
    "getMyCommands": {"scope", "language_code"},
    "getChat": {"chat_id"},
    "getChatMember": {"chat_id", "user_id"},
    "getFile": {"file_id"},
}

FIELDS: dict[str, set[str]] = {
    "reply_markup": {
        # InlineKeyboardMarkup, and each InlineKeyboardButton in it
        "inline_keyboard",
        "text",
        "url",
        "callback_data",
        "copy_text",
        # ForceReply
        "force_reply",
        "input_field_placeholder",
        "selective",
    },
    "link_preview_options": {
        "is_disabled",
        "url",
        "prefer_small_media",
        "prefer_large_media",
        "show_above_text",
    },
    "reply_parameters": {
        "message_id",
        "chat_id",
        "allow_sending_without_reply",
        "quote",
        "quote_parse_mode",
        "quote_entities",
        "quote_position",
    },
    "commands": {"command", "description"},
    "scope": {"type", "chat_id", "user_id"},
}
"""The fields of parameters that are objects, at any depth."""

HEADERS = {
    "accept",
    "accept-encoding",
    "connection",
    "content-length",
    "content-type",
    "host",
    "user-agent",
}
"""What any HTTP client sends."""
UPDATES = {"message", "edited_message", "callback_query", "my_chat_member"}
"""The kinds of updates that a bot without special rights may ask for, as far as we would."""
