# What any part of the chat may have to say.

sorry = Sorry, something went wrong on our side. Nothing you sealed is lost. Please try again in a moment.
took-too-long = Sorry, this took too long, so I stopped. It may have worked all the same: please look before you try again.
could-not-keep-up = Sorry, I could not keep up with this chat, so I left out some of what you sent or tapped. Please look what is missing, and send it again.
not-written = That did not work: I can’t save anything just now. Please try again in a few minutes. An answer you sealed before is still sealed.
dead-button = This button does not work any more.
unknown-command = I don’t know that command. { $now }
did-you-mean = { $count ->
    [one] I don’t know that command. Did you mean this one?
   *[other] I don’t know that command. Did you mean one of these?
}
card-done = This is done.
only-in-private = Please write to me in private: { $link }
not-a-member = You are not in a group with me yet. If somebody gave you an invitation link, please tap it.
admins-only = Only an admin of your group can do that. Send /group to see how your group works.
facilitators-only = Only a facilitator of your group can do that. Send /group to see how your group works.
which-group = Which group do you mean?
group-chosen = You chose <b>{ $group }</b>.
command-gone = I can’t see what you asked for any more. Please send the command again.
