import { listPhrases, type PlotWords } from './plot-words.js';

export const COMEDY: PlotWords = {
  years: [1948, 1989],
  needsGenreWord: false,
  heroes: listPhrases(`
    wedding planner / weatherman / substitute teacher / waiter / dentist / tour guide / hotel porter / piano salesman /
    census taker / driving instructor / undertaker / soap-opera writer / f:bridesmaid / m:best man /
    parking attendant / heir
  `),
  traits: listPhrases(`
    unemployed / hopeless / overqualified / clumsy / twice-divorced / vain / forgetful / overcautious / penniless /
    tone-deaf
  `),
  tails: listPhrases(`
    with four sisters / allergic to flowers / on the worst day of {his} life / with an identical twin /
    with a talent for lying / in borrowed shoes
  `),
  things: listPhrases(`
    wedding cake / parrot / casserole / tuba / poodle / lottery ticket / portrait / trombone / camper van / toupee /
    goat
  `),
  quests: listPhrases(`
    inherits {a thing} and [three angry relatives|a mountain of debts|one permanent guest] /
    has [a weekend|until Sunday lunch|one dance] to produce a [fiancée|grandchild|doctor's degree] /
    enters a [cooking contest|marathon|beauty pageant] by mistake /
    agrees to look after a parrot that tells the truth / tries to return a borrowed [elephant|yacht|bulldozer] /
    takes the whole family [camping|to court|on a cruise] to sell a house /
    pretends to be [a doctor|a count|a plumber] at a high-school reunion /
    is mistaken for [a spy|a food critic|the new boss] / loses {a thing} on the way to {his} sister's wedding /
    moves in with [an ex and the ex's mother|a retired clown|eleven students] / goes on strike alone /
    has to keep two [parties|dinners|engagements] apart in one evening /
    PG-13: sleeps through {his} own [wedding|funeral|trial]
  `),
  troubles: listPhrases(`
    the wedding is moved up a week / the hotel is double-booked / the boss comes to dinner / grandmother elopes /
    the airline loses everything / a will is read aloud / the mayor mistakes {him} for somebody important
  `),
  turns: listPhrases(`
    the in-laws arrive early / the parrot repeats everything / the real [doctor|count|plumber] walks in /
    the cake is delivered to the wrong church / two dates turn up at one table / the neighbors begin to help /
    the lie is printed in the newspaper / the elevator sticks / grandmother takes the microphone /
    the goat eats the speech / everyone falls for the wrong twin / the landlord joins the band
  `),
  kinds: listPhrases(`
    a warm-hearted comedy / a farce in three disasters / a dry comedy of manners / a screwball romp /
    a comedy of errors and casseroles
  `),
  openings: listPhrases(`
    How hard can it be? {hero} {quest} / It seems a good idea at the time: {hero} {quest} /
    Nothing in {place} has prepared {name}, {hero}, for this: {he} {quest} / One small lie later, {hero} {quest} /
    {place} is too small for secrets, and {hero} {quest}
  `),
  links: listPhrases(`
    What could go wrong does: {turn} / It might have worked, but {turn} / By dessert, {turn} /
    Things get worse when {turn} / Somewhere between the soup and the speeches, {turn} /
    An apology is due once {turn} / Naturally, {turn} / That leaves the small matter that {turn}
  `),
  remarks: listPhrases(`
    You will laugh; your mother will laugh louder. / The dinner scene alone is worth the rental. /
    Funnier the second time. / Nobody gets the last word. / With the year's finest pratfall.
  `),
  adjectives: listPhrases(`
    Awkward / Unlikely / Accidental / Hopeless / Half-Baked / Overdue / Mostly Harmless / Double / Borrowed /
    Reluctant / Unexpected / Second-Hand / Slightly Married / Part-Time
  `),
  nouns: listPhrases(`
    Wedding / Brother-in-Law / Honeymoon / Roommate / Casserole / Reunion / Poodle / Landlord / Best Man /
    Misunderstanding / Babysitter / Divorce / Engagement / Houseguest / Vacation / Neighbor / Mother-in-Law /
    Talent Show / Proposal / Nephew
  `),
  titles: listPhrases(`
    My {adj} {noun} / Meet the {noun} / Anyone for {place}? / {name} Takes a Holiday / {name} Gets a {noun} /
    Oh, {name}! / One {noun} Too Many / Never Trust a {hero} / Guess Who Married the {hero} / Not Without My {noun} /
    A {noun} for {name} / How to Lose a {noun} / Who Invited {name}?
  `),
};
