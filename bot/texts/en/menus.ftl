# One line for each command, shown in Telegram's menu.

menu-start = Start, or join with an invitation
menu-help = What I can do
menu-privacy = What is stored, and who can see what
menu-proof = How you can check that
menu-mydata = All that is stored about you, as a file
menu-support = Who to call if you need to talk
menu-group = Your group and its rules
menu-summary = Read the latest summary
menu-suggest = Suggest a question to ask
menu-pause = Get no questions for a while
menu-resume = Get questions again
menu-leave = Leave the group
menu-summaries = Read all summaries
menu-newgroup = Make a new group
menu-invite = Make an invitation link
menu-people = Who is in the group
menu-meeting = Plan a meeting
menu-meetings = See or cancel meetings
menu-prompts = See the questions we can ask
menu-ask = Ask questions now
menu-open = Open the boxes now
menu-settings = Change the group’s rules
menu-link = Post summaries in a group chat
