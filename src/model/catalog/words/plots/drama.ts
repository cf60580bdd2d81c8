import { listPhrases, type PlotWords } from './plot-words.js';

export const DRAMA: PlotWords = {
  years: [1905, 1989],
  needsGenreWord: false,
  heroes: listPhrases(`
    pianist / schoolteacher / tailor / nurse / boxer / judge / farmer / translator / shipwright / librarian /
    f:seamstress / m:miner / ferryman / midwife / violin maker / train conductor
  `),
  traits: listPhrases(`
    widowed / aging / young / estranged / immigrant / blind / proud / grieving / unmarried / retired / gifted
  `),
  tails: listPhrases(`
    with a secret / past {his} prime / with three children / far from home / with nobody to write to /
    in borrowed clothes
  `),
  things: listPhrases(`
    piano / orchard / violin / vineyard / fishing boat / bakery / printing press / greenhouse / sewing machine /
    gramophone / house by the lake
  `),
  quests: listPhrases(`
    returns to a childhood home [by the lake|above the bakery|at the end of the tram line] /
    fights to keep {a thing} [in the family|from the bank|for one more year] /
    takes in the child of [an old rival|a stranger|a former friend] / learns to live with what was never said /
    sees [an estranged mother|a dying teacher|an old enemy] through a last winter /
    spends one last summer [on the coast|in the mountains|in a rented room] /
    answers a letter that is [ten|twenty|thirty] years old /
    gives up {a thing} to pay for {his} brother's [schooling|freedom|passage] /
    has one season to turn [a failing school|a ruined farm|an empty theater] around /
    raises two children on [a night-shift wage|stories and soup|a ferryman's pay] /
    finds {a thing} that belonged to {his} [father|sister|first love] /
    testifies against [the company|a neighbor|{his} own family] /
    makes peace with [a town|a father|a church] that once turned {him} away /
    PG-13: walks out of a marriage and into [the snow|the war|a new name]
  `),
  troubles: listPhrases(`
    the mill closes / the harvest fails / a brother does not come home / the house is sold / an old friend falls ill /
    the war ends / a letter arrives without a signature / the river takes the bridge
  `),
  turns: listPhrases(`
    the past comes to dinner / the will is read / a brother comes home from the war / the doctor calls /
    the truth proves kinder than the silence / the bank sends a man with a briefcase /
    a daughter asks the right question / somebody finds the letters / an old love moves in across the street /
    the rain stops / the strike is broken / a stranger claims the name / PG-13: a child drowns
  `),
  kinds: listPhrases(`
    a tender drama / a quiet, unsparing drama / a family saga in miniature / a drama of few words /
    a slow, luminous drama
  `),
  openings: listPhrases(`
    Over one [autumn|winter|harvest] in {place}, {hero} {quest} / With the house half packed, {hero} {quest} /
    In a kitchen in {place}, {time}, {hero} {quest} / There are things {name} has told nobody: {hero} who {quest} /
    As {time} comes to an end, {hero} {quest}
  `),
  links: listPhrases(`
    In the end it matters little that {turn} / On the first warm day, {turn} /
    By the time the leaves are down, {turn} / Forgiveness is another matter when {turn} /
    Slowly, and then all at once, {turn} / It is nearly spring when {turn} / What is left unsaid is said when {turn} /
    On the last evening, {turn} / Nothing is mended, but {turn}
  `),
  remarks: listPhrases(`
    Two handkerchiefs recommended. / Acted as if nobody were watching. / A face in close-up, and a whole life in it. /
    From the prize-winning novel. / The last ten minutes are silent.
  `),
  adjectives: listPhrases(`
    Tender / Unspoken / Ordinary / Fragile / Empty / Slow / Rented / Divided / Quiet / Late / Borrowed / Broken /
    Patient / Narrow / Unfinished / Bitter
  `),
  nouns: listPhrases(`
    Homecoming / Confession / Orphan / Farewell / Reckoning / Apology / Threshold / Vineyard / Custody / Letter /
    Orchard / Harvest / Inheritance / Promise / Reunion / Visit / Afternoon / Daughter / Stranger / Debt
  `),
  titles: listPhrases(`
    What the {hero} Kept / {adj} Rooms / After the {noun} / The {hero}'s [Daughter|Son|Hands|Winter] /
    Leaving {place} / {name}, in [Winter|Autumn|Silence|Late Summer] / A House in {place} /
    The Weight of [Mercy|Silence|Water|Small Things] / Before the {noun} / {place}, {time} /
    All the {adj} [Sundays|Summers|Mondays] / Letters to {name} / A Season of [Grace|Salt|Rain|Mercy|Dust] /
    Where {name} Lived
  `),
};
