# How a person comes into a group, and what they are told before they do.

## The first words

start-stranger =
    Hello. I am Afterword. I help groups look back on their meetings.

    To come in, you need an invitation link. Ask a person who runs your group to send you one. Tap the link and I will tell you more.

    I have stored nothing about you. If you need to talk to somebody now, send /support.
start-returned =
    Welcome back. You are in <b>{ $group }</b>. I can write to you here again. { -question-gone }

    Send /group to see what comes next, or /help to see all you can do.
start-founder =
    Welcome back. You may start a group. Send /newgroup and the group’s name, like this:

    <code>/newgroup Steering group</code>
start-code-unknown = I don’t know this invitation. Part of the link may be missing. Please ask for a new link.
start-code-expired = This invitation is too old. A link works for 14 days. Please ask for a new one.
start-code-revoked = This invitation was stopped by the person who made it. Please ask for a new one.
start-code-used = This link has been used. It works only once. Please ask for a new one.

## The first admin

admin-welcome =
    Welcome. You may now start a group.

    The next step: send /newgroup and the group’s name, like this:

    <code>/newgroup Steering group</code>

    I have kept the number of this chat, scrambled (encrypted), so that I know you may do this. I keep no name. To see all that is stored, send /privacy.

## What a person reads before Join

join-offer =
    You are invited to join <b>{ $group }</b>. { $joining_as }

    I am Afterword, a bot. After each meeting I send everyone in the group a few short questions.

    <b>Who reads what</b>
    Everyone in the group reads the same summary, at the same time. It does not say who wrote what. With each answer, you choose if your words may be shown. Words that are shown can be counted. I open the answers to a question only when { $k } people or more have answered it.

    <b>What can’t be promised</b>
    Nothing we store can show who wrote an answer. Telegram, and the running server while it handles your message, could. We say so before your first answer. People who know you may guess from your words.

    You can leave at any time. I store nothing about you unless you tap <b>Join</b>.
join-place-as = You would join as { $role }.
join-place-as-with = You would join as { $role }, with this perspective: { $perspective }.
button-join = Join
button-tell-me-more = Tell me more
button-no-thanks = No thanks
join-declined = That is fine. You have not joined, and I have stored nothing about you. If you change your mind, tap the link again.
join-done = You are in <b>{ $group }</b>, as { $role }.
join-new-role = You were in <b>{ $group }</b> already. Now you are { $role }.
join-again = You are in <b>{ $group }</b> already, as { $role }. Nothing has changed.
join-perspective = Your perspective: { $perspective }.

## Perspective, and whether questions come

perspective-ask =
    What perspective do you bring to <b>{ $group }</b>?

    You don’t have to say. Admins can see what you choose. It goes with your answers only where the group has chosen to show it, and enough people share it.
perspective-means-lxp = <b>{ $name }</b>: a lived experience practitioner. Your own experience of mental health is part of your work.
perspective-means-professional = <b>{ $name }</b>: you work in health or care, as a nurse or doctor does.
perspective-means-manager = <b>{ $name }</b>: you lead a team or a service.
perspective-none = rather not say
button-rather-not-say = Rather not say
perspective-kept = Thank you. Your perspective: { $perspective }. You can change it in /group.
perspective-gone = The group’s list has changed since then. Please send /group and choose again.
answers-too-ask =
    You help to run <b>{ $group }</b>. Do you want to answer the questions yourself too?

    If you do, your answers are treated like everyone else’s. If not, you still get the summaries.
button-answers-yes = Yes, send me questions
button-answers-no = No, only summaries
answers-too-yes = Good. You will get the questions in <b>{ $group }</b>, like everyone else.
answers-too-no = Good. You will get the summaries of <b>{ $group }</b>, but no questions. You can change this in /group.
join-next =
    <b>What comes next</b>
    After the next meeting I send you up to { $prompts ->
        [one] one short question
       *[other] { $prompts } short questions
    }. You can answer, skip, or do it later. The summary comes every { $day } at { $time }.

    You don’t have to do anything now. Send /help to see all you can do.
join-next-no-questions =
    <b>What comes next</b>
    The summary comes every { $day } at { $time }. You get it at the same time as everyone else.
join-next-facilitator = You also help the group to act on what is said. Send /summaries to see all the summaries so far.
join-next-admin = You also look after the group’s rules. Send /help to see how.

## Starting a group

newgroup-not-founder =
    Only a person with an admin link can start a group. The person who runs this server can make you one.
newgroup-ask-name = What is the group’s name? Answer this message with the name.
newgroup-name-hint = The group’s name
newgroup-name-taken = There is a group called <b>{ $name }</b> already. Please choose another name: send /newgroup and the name.
newgroup-name-empty = A group needs a name. Send /newgroup and the name, like this: <code>/newgroup Steering group</code>
newgroup-name-long = That name is too long. Please use a shorter one: 60 characters or fewer. Send /newgroup and the name.
newgroup-made =
    <b>{ $group }</b> is ready, and you are its admin.

    I have kept the number of this chat, scrambled (encrypted), and that you are an admin. I keep no name. Send /privacy to read it all.
newgroup-next =
    <b>Two things to do next</b>
    1. Send /invite to make a link for the people in your group. Each of them reads what this is before they join.
    2. Send /meeting to plan a meeting. Or send me a calendar file (.ics), and write a word from the titles of the right meetings under it. The questions go out when a meeting has ended.

    Fewer than { $needed } people can’t start: with so few, it would be easy to guess who wrote what. And I open the answers to a question only when { $k } people or more have answered it. You can set that number in /settings.

## Leaving, pausing

leave-ask =
    Do you want to leave <b>{ $group }</b>?

    If you leave, I erase what I store about you in this group: the number of this chat, what you do in the group and your perspective. I will not write to you about it again.

    Answers you have sent stay in their boxes. I can’t take them out, because I don’t know which are yours. You can: tap <b>Withdraw</b> under an answer in this chat while its box is locked. The buttons in this chat are yours, so they work after you leave too.
button-leave-yes = Yes, leave
button-leave-no = No, stay
leave-done =
    You have left <b>{ $group }</b>. What I stored about you in it is erased.

    You can delete this chat too. But then you can’t withdraw an answer any more, because its buttons are gone.

    Thank you for being part of it. To come back, you need a new invitation link.
leave-stayed = Good. You are still in <b>{ $group }</b>. Nothing has changed.
leave-last-admin =
    You are the only admin of <b>{ $group }</b>, so you can’t leave yet: nobody could look after its rules.

    You can hand over first. Tap the button, and give the link to somebody in the group. When they are an admin too, send /leave again.
button-hand-over = Make a link for a new admin
button-weeks = { $weeks ->
    [one] One week
   *[other] { $weeks } weeks
}

## A prompt of one's own

suggest-ask = What would you like the group to be asked? Answer this message with your question.
suggest-hint = Your question
suggest-done = Thank you. I have passed your question on to the admins of <b>{ $group }</b>. I did not say who sent it, and I keep no copy.
suggest-long = That is a bit long. Please keep it to { $limit } characters or fewer.
