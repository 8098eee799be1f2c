# Inviting people, seeing who is in the group, and posting into the group's own chat.

## Inviting

invite-ask-perspective =
    Who is the link for? Choose the perspective that they bring to <b>{ $group }</b>. Or let them choose when they join.

    You can also type it in one line, like this: <code>/invite { $example }</code>
button-they-choose = They choose
button-links-in-use = Links in use
invite-ask-role =
    Perspective: { $perspective }.

    What will they do in the group?
    A member answers questions and reads the summary.
    A facilitator also helps the group to act on it.
    An admin also looks after people, meetings and rules.

    None of them can see who wrote an answer.
button-role-member = Member
button-role-facilitator = Facilitator
button-role-admin = Admin
invite-unknown-words =
    I don’t know what “{ $words }” means here.

    You can name a perspective: { $perspectives }.
    You can name a role: member, facilitator, admin.
    Or both, like this: <code>/invite { $example } facilitator</code>
invite-two-named = A link can give only one perspective and one role. Send it like this: <code>/invite { $example } facilitator</code>
invite-made =
    Here is a link to join <b>{ $group }</b> as { $role }. Perspective: { $perspective }.

    { $link }

    It works for several people, for 14 days: until { $until }. Anyone who has it can use it, so give it only to people you want in the group. Everyone hears how many people have joined, once a day at most.

    I can’t show this link again. If you lose it, make a new one.
invite-they-choose = they choose when they join
button-revoke = Revoke
invite-revoked = This link is stopped. Nobody can join with it any more. People who have joined stay in the group.
invite-revoked-before = This link had stopped working already.
invite-list =
    <b>Links in use for { $group }</b>
invite-list-line = { $number }. As { $role }. Perspective: { $perspective }. Works until { $until }.
invite-list-end = I keep only a fingerprint of each link, so I can’t show it again.
invite-list-empty = No link to <b>{ $group }</b> is in use. Send /invite to make one.
button-revoke-number = Revoke { $number }

## People

people-title = <b>People in { $group }</b>
people-line = { $name }: { $role }. Perspective: { $perspective }.
people-name-unknown = A person whose name Telegram does not show me
people-end =
    I have just asked Telegram for these names. I keep none of them.

    To give somebody a role, send them a link: <code>/invite facilitator</code> or <code>/invite admin</code>. Anyone can leave with /leave.

## The group's own chat

link-private =
    I can post each summary in your group’s own chat, at the same time as everyone gets it here. I never take answers there.

    1. Add me to the group chat.
    2. Send /link in that chat. If it has topics, send it in the one where I should post.
    3. Tap <b>Link this chat</b>.

    Everyone in that chat will be able to read the summaries, so check who is in it first.
link-private-linked = Summaries of <b>{ $group }</b> are posted in a group chat now.
button-unlink = Stop posting there
link-anonymous = You write here as the group, so I can’t see who you are. Please tap the button. Only you and I learn who tapped.
button-link-mine = It was me
link-unlinked = Good. I no longer post summaries of <b>{ $group }</b> in a group chat. Everyone still gets them here.
link-ask =
    Shall I post the summaries of <b>{ $group }</b> here? Everyone who is in this chat can then read them. I never take answers here.

    Only an admin of { $group } can say yes.
button-link-this-chat = Link this chat
button-not-here = Not here
link-may-write = I can write here.
link-done = Good. From now on I post the summaries of <b>{ $group }</b> here.
link-may-not-write = I may not write here, so nothing has changed. Let me write here. If this is a topic, open it again. Then tap once more.
link-not-now = I could not write here just now, so nothing has changed. Please tap again in a minute.
link-too-old = This button is too old. Please send /link again.
link-not-heard = You sent /link for <b>{ $group }</b> in a group chat, but I could not answer there. Let me write there. If it is a topic, open it again. Then send /link there once more.
link-already = The summaries of <b>{ $group }</b> are posted here already.
link-declined = Good. I post nothing here.
link-not-admin = Only an admin of a group can link a chat to it.
