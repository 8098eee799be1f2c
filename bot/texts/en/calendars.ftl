# Calendars: files that admins send, addresses that are looked at, and holidays.

## What is found

calendar-found =
    This is what I read in the calendar, for <b>{ $group }</b>:

    New meetings: { $added }
    Moved: { $moved }
    Cancelled: { $cancelled }
    Planned already: { $kept }
calendar-line = • { $when }: { $title }
calendar-more = … and { $count } more
calendar-left-out-days = Left out, because they are for whole days: { $count }
calendar-left-out-titles = Left out, because “{ $match }” is not in the title: { $count }
calendar-unknown-zones = I leave out meetings in time zones that I don’t know: { $zones }.
calendar-left-out =
    Left out, because I can’t use them: { $count }. Please look at them in the calendar, or plan them with /meeting. What is planned of them already stays.
calendar-fault-broken = • “{ $title }”, line { $line } of the file: I can’t read its times.
calendar-fault-unknown-zone = • “{ $title }”, line { $line } of the file: I don’t know its time zone.
calendar-fault-ends-first = • “{ $title }”, line { $line } of the file: it ends before it starts. When is it?
calendar-fault-ends-elsewhere = • “{ $title }”, line { $line } of the file: it starts in one time zone and ends in another. When is it?
calendar-fault-too-often = • “{ $title }”, line { $line } of the file: it comes more than 400 times a year.
calendar-fault-bad-rule = • “{ $title }”, line { $line } of the file: it repeats in a way that I don’t know.
calendar-how-long =
    <blockquote>{ $title }</blockquote>

    It starts on { $when }. The file gives an end that can’t be right. How long is it?
calendar-begun = I can’t find this meeting in the file, or it has begun. Please send the file again.
button-how-long = How long is “{ $title }”?
calendar-cut-off = The end of the file is missing. I only use what is there, and cancel nothing that is not in it.
calendar-ask = Shall I plan it like this?
calendar-ask-all = Shall I plan it like this? To use only some of the meetings, send the file again, and write a word from their titles under it.
calendar-nothing = There is nothing to change. I look at meetings from now on, about a year ahead.
button-plan-them = Yes, plan them
button-are-holidays = Whole days are holidays
calendar-planned = Done. New meetings: { $added }. Moved: { $moved }. Cancelled: { $cancelled }. To see them, send /meetings.
calendar-gone = I can’t find the file any more. Please send it again.

## Why not

calendar-bad-url = This is no address that I can read. Please copy the whole address of the calendar. It starts with https:// or webcal://
calendar-private-address = This address is inside a private network. I only read calendars that are on the internet. You can send me the calendar as a file (.ics) instead.
calendar-no-such-place = I can’t find the place that this address names. Please check it for slips.
calendar-refused = The other side did not give me the calendar. Please check that it is shared by a link that needs no password.
calendar-too-slow = The other side took too long to answer. Please try again later, or send me the calendar as a file (.ics).
calendar-too-many-redirects = The address sends me on and on, so I stopped. Please look for one that leads straight to the calendar.
calendar-unsafe-redirect = The address sends me from a safe connection (https://) to one that others can read (http://), so I stopped. Please look for the calendar’s own address, with https://
calendar-no-connection = I could not connect to the other side. Please check the address, or send me the calendar as a file (.ics).
calendar-not-a-calendar = What I got is not a calendar. A calendar file ends with .ics. If you gave me an address, look for the one of the calendar itself, not of a page about it.
calendar-too-big = The calendar is too big for me: it can have 2 megabytes. Please save fewer months of it.
calendar-too-many = There are too many meetings in the calendar. Please give me a word that is in the titles of the right ones.

## Addresses and holidays

feeds-title = <b>Calendars of { $group }</b>
feeds-none = <b>{ $group }</b> has no calendar that I look at.
feed-line = { $number }. From { $host }. Word in the title: { $match }. Last read: { $read }
feeds-how =
    I look at a calendar every three hours. To add one, send its address, and a word from the titles if you want only some of its meetings:

    <code>/settings calendar https://example.org/team.ics steering</code>

    You can also send me a calendar file. Its whole days can be holidays, when I ask nothing.
button-add-calendar = Add a calendar
feed-ask =
    What is the calendar’s address? Answer this message with it. You can add a word: then I use only the meetings with that word in their titles.

    <code>https://example.org/team.ics steering</code>
feed-hint = https://… steering
feed-added = I look at this calendar from now on.
feeds-too-many = A group can have { $most } calendars. Please remove one first, in /settings.
button-remove-feed = Remove { $number }
feed-removed = I look at this calendar no more. Meetings cancelled with it: { $count }.
holidays-line = Holidays to come, when I ask nothing: { $count }
holidays-kept = I ask nothing on { $count ->
    [one] one day
   *[other] { $count } days
} to come. What would go out then waits for the morning of the next working day.
button-clear-holidays = Forget the holidays
holidays-cleared = There are no holidays any more.

## What a calendar has changed, told to admins

notice-feed-changed =
    The calendar of <b>{ $group }</b> has changed, and I have followed it. Meetings moved: { $moved }. Cancelled: { $cancelled }.

    To see the meetings to come, send /meetings. What you change there stays as you want it.

notice-feed-left-out =
    I can’t use some meetings in the calendar of <b>{ $group }</b>: { $count }.

    Their titles, each with its line in the file: { $titles }

    What is planned of them already stays. Please look at them in the calendar, or plan them with /meeting.
notice-feed-cut-off = The calendar of <b>{ $group }</b> came without its end. I only use what is there, and cancel nothing that is not in it.

## Trouble, told to admins once

notice-feed-bad-url = I can’t read the calendar of <b>{ $group }</b>. This is no address that I can read. Please copy the whole address of the calendar. It starts with https:// or webcal:// Meetings that are planned stay. I go on trying. You can change the address in /settings.
notice-feed-private-address = I can’t read the calendar of <b>{ $group }</b>. This address is inside a private network. I only read calendars that are on the internet. You can send me the calendar as a file (.ics) instead. Meetings that are planned stay. I go on trying. You can change the address in /settings.
notice-feed-no-such-place = I can’t read the calendar of <b>{ $group }</b>. I can’t find the place that this address names. Please check it for slips. Meetings that are planned stay. I go on trying. You can change the address in /settings.
notice-feed-refused = I can’t read the calendar of <b>{ $group }</b>. The other side did not give me the calendar. Please check that it is shared by a link that needs no password. Meetings that are planned stay. I go on trying. You can change the address in /settings.
notice-feed-too-slow = I can’t read the calendar of <b>{ $group }</b>. The other side took too long to answer. Please try again later, or send me the calendar as a file (.ics). Meetings that are planned stay. I go on trying. You can change the address in /settings.
notice-feed-too-many-redirects = I can’t read the calendar of <b>{ $group }</b>. The address sends me on and on, so I stopped. Please look for one that leads straight to the calendar. Meetings that are planned stay. I go on trying. You can change the address in /settings.
notice-feed-unsafe-redirect = I can’t read the calendar of <b>{ $group }</b>. The address sends me from a safe connection (https://) to one that others can read (http://), so I stopped. Please look for the calendar’s own address, with https:// Meetings that are planned stay. I go on trying. You can change the address in /settings.
notice-feed-no-connection = I can’t read the calendar of <b>{ $group }</b>. I could not connect to the other side. Please check the address, or send me the calendar as a file (.ics). Meetings that are planned stay. I go on trying. You can change the address in /settings.
notice-feed-not-a-calendar = I can’t read the calendar of <b>{ $group }</b>. What I got is not a calendar. A calendar file ends with .ics. If you gave me an address, look for the one of the calendar itself, not of a page about it. Meetings that are planned stay. I go on trying. You can change the address in /settings.
notice-feed-too-big = I can’t read the calendar of <b>{ $group }</b>. The calendar is too big for me: it can have 2 megabytes. Please save fewer months of it. Meetings that are planned stay. I go on trying. You can change the address in /settings.
notice-feed-too-many = I can’t read the calendar of <b>{ $group }</b>. There are too many meetings in the calendar. Please give me a word that is in the titles of the right ones. Meetings that are planned stay. I go on trying. You can change the address in /settings.
# These two wait, at the most two days, where an older version queued them.
notice-feed-too-often = I can’t read the calendar of <b>{ $group }</b>. One meeting in the calendar comes too often for me: “{ $title }”. It can come 400 times a year. Please take it out, or give me a word that is in the titles of the right ones. Meetings that are planned stay. I go on trying. You can change the address in /settings.
notice-feed-bad-rule = I can’t read the calendar of <b>{ $group }</b>. One meeting in the calendar repeats in a way that I don’t know: “{ $title }”. Please plan it with /meeting, or give me a word that is in the titles of the other ones. Meetings that are planned stay. I go on trying. You can change the address in /settings.
