# Words that may point to somebody: what the preview says of them, and the names of their kinds.

marked-heading = <b>These words may show who you are, or point to somebody:</b>
marked-line = • “{ $words }”, { $kind }: becomes “{ $neutral }”
marked-more = • and { $count } more. They are underlined.
marked-nudge = This is a nudge. I may miss some. <b>Mask</b> puts other words there.

mark-email = an e-mail address
mark-handle = a username
mark-link = a link
mark-national-insurance = a National Insurance number
mark-nhs-number = an NHS number
mark-phone = a phone number
mark-postcode = a postcode
mark-birth-date = a date of birth or an age
mark-title = a title with a name
mark-name = a name
mark-role = a role that few people have
mark-circumstance = something that is true of few people

# The group's watch list, in /settings.

watch-names-ask = Which names should I mark, when somebody writes one in an answer? Answer this message with all the names, one on each line. Nicknames too.
watch-names-hint = Siân, Dr Okafor
watch-roles-ask = Which roles does only one person in the group hold? Answer this message with all of them, one on each line. For example: project manager.
watch-roles-hint = chair, project manager
settings-change-watch =
    I mark these names in drafts, before they are sent:

    { $words }

    Only admins can see this list. It is kept scrambled (encrypted). To change it, send all the names anew.
settings-change-watch-none =
    I mark no names in drafts yet. If you give me the names of the people in your group, I ask members if they want to put other words there. It is only a nudge.

    Only admins can see the list. It is kept scrambled (encrypted). You can type it in one line: <code>/settings watch Siân, Dr Okafor</code>
settings-change-roles =
    I mark these roles in drafts, before they are sent:

    { $words }

    Only admins can see this list. It is kept scrambled (encrypted). To change it, send all the roles anew.
settings-change-roles-none =
    I mark no roles of your own in drafts yet. If only one person holds a role, then the role is as good as a name. Give me such roles, and I ask members if they want to put other words there. It is only a nudge.

    Only admins can see the list. It is kept scrambled (encrypted). You can type it in one line: <code>/settings roles chair, project manager</code>
settings-bad-watch = I can take { $most } names at most, with { $characters } characters or fewer each, and commas between. Send it like this: <code>/settings watch Siân, Dr Okafor</code> or <code>/settings watch none</code>
settings-bad-roles = I can take { $most } roles at most, with { $characters } characters or fewer each, and commas between. Send it like this: <code>/settings roles chair, project manager</code> or <code>/settings roles none</code>
