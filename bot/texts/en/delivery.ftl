# What the bot sends without being asked.

prompt-doubtful = I may have been cut off just as I sent you a question for <b>{ $group }</b>. If you can’t see it above, tap Show the question.
button-show = Show the question
reminder = <b>{ $group }</b>: the boxes open on { $moment }. If there is a question you still want to answer, this is a good time. If you have answered already, please ignore this. I can’t know.
reminder-question = You asked me to remind you of this question: <b>{ $wording }</b>
    To answer, tap the button under the question itself. The boxes open on { $moment }.
summary-doubtful = I may have been cut off just as I sent a part of summary { $number }. If something is missing above, you can read all of it again: write /summary to me in private.

# Who is in the group, in numbers.

roll-people = { $people ->
        [one] 1 person in the group
       *[other] { $people } people in the group
    }
roll-first = { $who }.
roll-none-new = { $who }, none of them new since last time.
roll-some-new = { $who }, { $new } of them new since last time.
roll-all-new = { $people ->
        [one] { $who }, new since last time.
       *[other] { $who }, all of them new since last time.
    }
roll-guessable = Take care with this one: fewer than { $needed } of the people asked have been here for a week. So it may be easier to guess who said what. You can skip it.

# Notices. They name nobody.

roll-news = <b>{ $group }</b>: { $changes } { $now }
roll-joined = { $joined ->
        [one] 1 person has joined.
       *[other] { $joined } people have joined.
    }
roll-left = { $left ->
        [one] 1 person has left.
       *[other] { $left } people have left.
    }
roll-new-roles = { $people ->
        [one] 1 person who was here already has a new role.
       *[other] { $people } people who were here already have new roles.
    }
roll-now = { $people ->
        [one] Now 1 person is in it. Send /group to see how many there are of each role.
       *[other] Now { $people } people are in it. Send /group to see how many there are of each role.
    }
notice-joined = Somebody has joined <b>{ $group }</b> { $role ->
        [admin] as an admin
        [facilitator] as a facilitator
       *[member] as a member
    }. You can see everybody with /people.
notice-suggestion = Somebody in <b>{ $group }</b> suggests a question. I don’t say who:
    <blockquote>{ $suggestion }</blockquote>
notice-opened-on-request = An admin of <b>{ $group }</b> has asked me to open the boxes now. All boxes with enough answers are opened, and everybody gets the summary at the same time. This works once in 24 hours.
notice-k-changed = An admin of <b>{ $group }</b> has changed a rule. From the next round on, the answers to a question are opened when { $k } people or more have answered it. What is asked already keeps its old number.
notice-perspectives-shown = An admin of <b>{ $group }</b> has changed a rule. From the next round on, { $k } people or more who share a perspective can be shown together in the summary. Nobody is shown alone.
notice-chat-linked = An admin of <b>{ $group }</b> has linked a group chat. From now on I post the summaries there too. You can see all the group’s rules with /group.
notice-chat-unlinked = An admin of <b>{ $group }</b> has changed a rule. Before, I posted the summaries in a group chat too. Now I don’t. You still get them from me here.
notice-break = An admin of <b>{ $group }</b> has put the group on a break. Before the break ends I send no new questions. You can see how long it is with /group.
notice-break-over = An admin of <b>{ $group }</b> has ended the group’s break. Questions go out again after the next meeting.
notice-watch-changed = An admin of <b>{ $group }</b> has changed the names that I mark in drafts. Before, there were { $before }. Now there are { $after }.
notice-roles-changed = An admin of <b>{ $group }</b> has changed the roles that I mark in drafts. Before, there were { $before }. Now there are { $after }.
notice-chat-gone = I can’t write in the group chat of <b>{ $group }</b> any more: I was taken out of it, or I may not write there, or the topic is closed. So I no longer post summaries there. Everybody still gets them from me here. To post there again, let me back in and send /link in that chat.
notice-not-asked-too-few = After “{ $meeting }” I asked no questions in <b>{ $group }</b>: there are fewer than { $needed } people to ask, and it would be easy to guess who wrote what. Invite more people with /invite. When { $needed } people get questions, I ask after the next meeting.
notice-not-asked-paused = After “{ $meeting }” I asked no questions in <b>{ $group }</b>, because the group is paused.
notice-not-asked-nothing-to-ask = After “{ $meeting }” I asked no questions in <b>{ $group }</b>: all of them were asked not long ago. You can see them with /prompts.
notice-not-asked-unknown-prompt = After “{ $meeting }” I asked no questions in <b>{ $group }</b>, because I could not find the ones you chose. You can see them with /prompts.
notice-not-asked-just-asked = After “{ $meeting }” I asked no questions in <b>{ $group }</b>, because some were asked just before.
