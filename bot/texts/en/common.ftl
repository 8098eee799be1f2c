# What any part of the chat may have to say.

sorry = Sorry, something went wrong on our side. Nothing you sealed is lost. Please try again in a moment.
dead-button = This button does not work any more.
unknown-command = I don’t know that command. Send /help to see what I can do.
only-in-private = Please write to me in private: { $link }
not-a-member = You are not in a group with me yet. If somebody gave you an invitation link, please tap it.
admins-only = Only an admin of your group can do that. Send /group to see how your group works.
facilitators-only = Only a facilitator of your group can do that. Send /group to see how your group works.
which-group = Which group do you mean?
group-chosen = You chose <b>{ $group }</b>.
command-gone = I can’t see what you asked for any more. Please send the command again.

# Dates. Days count from Monday, months from January.

moment = { $day } { $date } { $month } at { $time }
day-0 = Monday
day-1 = Tuesday
day-2 = Wednesday
day-3 = Thursday
day-4 = Friday
day-5 = Saturday
day-6 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
