#include "classify/topic_texts.h"

namespace corpora::classify::topic_texts {

const char* const kComputing = R"(
soft = database | mail server | compiler | browser | spreadsheet | operating system | web shop | search index | login page
  | virus scanner | backup script | text editor | booking system | payroll program | printer driver | web server
  | chat client | password manager | video player | cloud storage
machine = laptop | phone | tablet | server | desktop | workstation | e-reader | netbook | games console | mini computer
hard = router | hard drive | keyboard | monitor | memory stick | mouse | printer | network card | webcam | charger
  | docking station | scanner | headset | modem
data = log files | photos | backups | passwords | spreadsheets | mailboxes | test results | customer records | cookies
  | source files | web pages | text messages
fault = crashes | freezes | hangs | restarts | runs out of memory | loses the connection | shows a blank page
  | asks for a password | overheats | slows to a crawl
faulted = crashed | froze | hung | restarted by itself | ran out of memory | lost the connection | went down
  | refused to start | overheated | slowed to a crawl
lang = Python | Java | Rust | C++ | Haskell | Perl | Fortran | Ruby | Go | SQL
code = function | loop | script | query | patch | module | class | parser | macro | filter | routine | plug-in
net = network | Wi-Fi | connection | bandwidth | firewall | proxy | cable | signal
fact: the [soft] [fault] whenever (somebody prints|a large file is opened|the [hard] is plugged in|two users log in)
fact: the [soft] [faulted] [lately] (after the update|because the disk was full|for no obvious reason|under the load|)
fact: the (new|latest|last) (version|release|update|patch) of the [soft] (fixes|contains|introduced) [few] bugs
fact: the bug in the [soft] (was|has been) traced to a missing (index|semicolon|lock|null check|key)
fact: the [data] (are encrypted|are copied to the cloud|are checked) every night
fact: the [data] (were lost|were copied to the cloud|were overwritten) [lately]
fact: the [data] take up (half|a third|most) of the disk
fact: the [machine] (needs|comes with|has only) [few] gigabytes of memory
fact: the [hard] is not recognised by the [soft]
fact: the [net] is (slow|down|unstable|faster) (on the third floor|since the update|in the evening|after a restart)
fact: the [code] is written in [lang] and (runs for|takes|finishes in) [few] minutes
fact: a worm spread through the [net] and deleted the [data]
fact: the root user can read all the [data] on the [soft]
fact: the [code] returns the wrong key when the list is empty
fact: the server (handles|answers|dropped) a thousand requests a second
fact: the keys of the [hard] stick, and the pointer jumps across the screen
fact: the stream (stutters|breaks off|buffers) because the [net] is too weak
fact: the hackers (encrypted|stole|published) the [data] of [few] companies
fact: the [soft] stores its (settings|cookies|keys) in a plain text file
fact: the search tree has [few] branches and no root
fact: the (chip|processor|battery) of the [machine] (gets too hot|is soldered in|was made for a [machine])
fact: the old [machine] still runs on an (operating system|editor|office suite|address book) from the nineties
fact: the developers (renamed|rewrote|deleted|merged) the [code] (without a test|before the release|[lately])
fact: the last backup of the [data] is [few] weeks old
fact: the port is blocked by the [net]
fact: the [soft] (sorts|indexes|compresses) the [data] in less than [few] seconds
fact: the pipeline fails because one [code] depends on the time zone
fact: the icons on the desktop disappeared after the [soft] [faulted]
fact: the password must be [dozen] characters long and changed every [few] months
fact: the table has a million rows, and the [code] reads every one of them
fact: the terms of the licence allow [few] copies of the [soft]
fact: the new interface of the [soft] hides the search box behind [few] menus
do: (restart|update|reinstall|back up) the [soft] before you (open|delete|move) the [data]
do: (unplug|restart|reset|update the firmware of) the [hard] and wait for [few] seconds
do: write a test before you change the [code]
do: choose a password of at least [dozen] characters for the [soft]
do: clear the cache and delete the cookies when the [soft] [fault]
do: run the [code] in a debugger and look at the stack trace
do: save the [data] to the cloud before the [machine] breaks
do: commit the [code] to the main branch after the review
do: check the log files when the [soft] [fault]
do: rewrite the [code] in [lang]
ask: why does the [soft] [fault2] (every time I print|after the update|on my [machine])
ask: how do I (connect|reset|update|unlock) my [hard]
ask: which version of [lang] do I need for this [code]
ask: can the [soft] open [data] from an old [machine]
ask: how can I recover deleted [data] from a (hard drive|memory stick|laptop|phone|memory card)
ask: where does the [soft] keep its [data]
ask: has anybody managed to run the [soft] on a [machine]
fault2 = crash | freeze | hang | restart | run out of memory | lose the connection | show a blank page | ask for a password
deed: (installed|updated|debugged|crashed|uninstalled) the [soft] on [his] [machine] [lately]
deed: wrote a [code] in [lang] that sorts the [data]
deed: (deleted|overwrote|encrypted|restored) the [data] by mistake
deed: forgot the password of [his] [machine] and was locked out
deed: (replaced|cleaned|spilled coffee over|dropped) [his] [hard] [lately]
deed: (found|fixed|reported|introduced) [few] bugs in the [soft]
deed: merged [his] branch into the main line and broke the build
deed: moved the [data] from the [machine] to the cloud
deed: spent the whole night looking for a bug in a [code]
deed: learned [lang] in [few] weeks and rewrote the [soft]
deed: clicked on a link in an e-mail and caught a virus
deed: plugged the [hard] into the wrong port
deed: restarted the router [times], but the [net] stayed down
deed: asked the help desk why the [soft] [fault]
scene: while the [soft] was being updated
scene: just as the server crashed
scene: between two video calls
scene: when the [net] was down again
scene: while the files were being copied
scene: before the [machine] had even started up
scene: after the release of the new [soft]
scene: while the tests were running
scene: in a forum for [lang] programmers
scene: with [dozen] browser tabs open
aside: staring at [his] phone
aside: with a laptop on [his] knees
aside: typing with two fingers
aside: while [his] computer was restarting
aside: without logging off
who: writes software in [lang]
who: works at the help desk
who: maintains the [soft]
who: has never owned a computer
who: repairs phones
role = programmer | web designer | system administrator | data analyst | software tester | help-desk technician | hacker
thing = the new server | the update | [lang] | the bug in the [soft] | passwords | the slow [net] | artificial intelligence
  | the lost [data] | cloud storage
)";

}  // namespace corpora::classify::topic_texts
