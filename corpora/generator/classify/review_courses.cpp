#include "classify/review_texts.h"

namespace corpora::classify::review_texts {

DomainText Courses() {
  return {"courses", R"(
groups.person: anyone | person
groups.lesson: any | lesson
groups.space: any | space
groups.soft: any | soft
groups.price: price
groups.mood: any | mood
aspect.person: teacher | lecturer | tutor | instructor | organisers* | course leader | assistant | office staff*
  | second teacher | examiner
aspect.lesson: lessons* | exercises* | lectures* | handouts* | textbook | homework~ | explanations* | first session | slides*
  | workshop | examples* | discussions* | final exam | practice hour | lesson plan | feedback~ | reading list
aspect.space: classroom | studio | canteen | seminar room | library | workshop room | language lab
aspect.soft: learning platform | course app | online forum | booking system | video link | vocabulary trainer
aspect.price: fee | course fees* | price of the textbook | enrolment fee
aspect.mood: atmosphere | mood in the group | group spirit
event+.person: answered/answer/answering every question | knew/know/knowing all [our] names by the second week
  | stayed/stay/staying behind to help the slower ones | corrected/correct/correcting [our] homework within a day
  | made/make/making grammar fun | encouraged/encourage/encouraging even the shyest of [us]
  | explained/explain/explaining everything step by step | took/take/taking every suggestion seriously
event-.person: came/come/coming late every time | read/read/reading everything from the slides
  | mixed/mix/mixing up [our] names until the last day | lost/lose/losing [our] tests | talked/talk/talking only to the front row
  | cancelled/cancel/cancelling every other lesson | made/make/making fun of beginners
  | forgot/forget/forgetting to bring the handouts
event+.us: learned/learn/learning more in a week than in years at school | looked/look/looking forward to every lesson
  | passed/pass/passing the exam with ease | enjoyed/enjoy/enjoying every minute | felt/feel/feeling welcome at once
event-.us: learned/learn/learning nothing [we] did not know before | counted/count/counting the minutes until the break
  | stared/stare/staring at the wall for half of the lesson | paid/pay/paying extra for every photocopy
  | had/have/having to teach [ourselves] | gave/give/giving up after the third lesson
item: this course | this class | this workshop | this school | this seminar
kind: course | class | workshop | school | seminar
whole: the course | the first term | the weekend seminar | the term | [our] time there
again: enrol again | take the next level | send all [our] friends there | sign up for another term
elsewhere: learn from a book | go to [rival] | look for another school | hire a private tutor
came: signed up | came | enrolled
over: when the last lesson was over | when the term ended | when the certificates were handed out
rival = the Riverside School | the Evening Institute | the Adult College | the Atelier | Studio Nine | the Lyceum
  | the Open Workshop | the Language House | the Brook Academy | the Old Schoolhouse
there: at [rival]
before: last year | in the course before | in [our] school days
who: my sister/she | the woman at the library/she | my colleagues/they | the careers adviser/he | a friend of mine/she
  | my boss/he | last year's students/they | my parents/they | everybody at work/they | my neighbour/he
  | the local paper/it | the internet/it
ad: brochure | website | prospectus | course description | poster
intro: I took the beginners' class on [weekday] evenings. | the course ran for [few] weeks. | there were [dozen] of us in the group.
  | I signed up in [month] with a friend. | my employer paid for it. | I had never held a brush before.
  | [we] met twice a week above a bakery. | it was an intensive course in Spanish. | I needed the certificate for my job.
  | the group was a mix of students and pensioners.
intro: I wanted to learn how to (paint|draw|sew|type|weld|bake bread). | it was my second course there. | it cost as much as a bicycle.
  | the lessons began at half past six. | [we] sat in a circle. | there was homework every week.
  | I took the bus there after work. | the exam was in [month]. | I was the oldest in the room.
  | it was a course in (bookkeeping|Italian|pottery|first aid|photography). | I missed [few] evenings because of a cold.
done+: enrolled for the next level | recommended it to everyone | given five stars | stayed another term
done-: dropped out | asked for [our] money back | given one star | stopped going | learned it from a book
)"};
}

}  // namespace corpora::classify::review_texts
