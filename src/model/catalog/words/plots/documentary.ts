import { listPhrases, type PlotWords } from './plot-words.js';

export const DOCUMENTARY: PlotWords = {
  years: [1961, 1989],
  needsGenreWord: false,
  isTrue: true,
  heroes: listPhrases(`
    boat builder / projectionist / volunteer surgeon / choirmaster / chess teacher / astronomer / midwife / beekeeper /
    bookseller / glassblower / shepherd / puppeteer / ferry pilot / clockmaker / radio ham / stonemason
  `),
  traits: listPhrases(`
    self-taught / retired / third-generation / stubborn / celebrated / forgotten / tireless / soft-spoken /
    ninety-year-old
  `),
  tails: listPhrases(`
    with no successor / in {his} last season / with a shed full of letters / from a family of nine /
    and {his} apprentices
  `),
  things: listPhrases(`
    orchard / narrow-gauge railway / wooden bridge / bell / telescope / weekly newspaper / oyster bed / steam engine /
    carousel / village school / lighthouse
  `),
  quests: listPhrases(`
    keeps a dying craft alive for one more [year|season|customer] /
    prepares for the [tournament|concert|festival] of a lifetime /
    follows {a thing} [through four seasons|across four hundred miles|from its beginning to its end] /
    lets a camera in for the first time /
    digs up the [archive|diaries|recordings] of a vanished [newspaper|village|theater] /
    fights to save the only [bookshop|cinema|clinic] for miles /
    counts the [birds|whales|orchids] of an island every spring /
    restores {a thing} that everyone else has given up on /
    teaches [prisoners|fishermen|schoolchildren] to [sing|read the stars|build violins] /
    goes back to find the people in a [box of photographs|reel of film|school picture] /
    gives {a thing} one last chance
  `),
  troubles: listPhrases(`
    the last ferry is taken out of service / the mine closes / the city votes for a motorway /
    the river floods a third time / a box of film is found in an attic / the apprentices stop coming
  `),
  turns: listPhrases(`
    the river changes its course / the funding runs out / the past writes back / the young begin to come home /
    the records tell another story / a stranger brings a box of photographs / the weather has the last word /
    the whole village turns up / the experts disagree / an old film comes to light / the buyer changes {his} mind /
    the answer turns out to be next door
  `),
  kinds: listPhrases(`
    an intimate documentary / a patient portrait / a film of small discoveries / a documentary in four seasons /
    a clear-eyed documentary
  `),
  openings: listPhrases(`
    Filmed over [one winter|three years|a single week] in {place}: {hero} {quest} /
    The camera follows {name}, {hero} who {quest} / Since {time}, {hero} in {place} {quest} /
    For most of a year, the filmmakers lived beside {hero} who {quest} /
    There is one {thing} left near {place}, and {hero} {quest} / In {place}, far from the news, {hero} {quest}
  `),
  links: listPhrases(`
    In the course of filming, {turn} / The film might have ended there, but {turn} / Off camera, {turn} /
    In the second year, {turn} / Nobody planned for it, but {turn} / What no one could have scripted: {turn}
  `),
  remarks: listPhrases(`
    Seven years in the making. / No narrator, and none is needed. / With archive footage never shown before. /
    Shot by a crew of two. / As quiet as its subject.
  `),
  adjectives: listPhrases(`
    Vanishing / Inland / Untold / Living / Deep / Common / Everyday / Endangered / Last / Slow / Northern / Working /
    Unwritten / Remembered
  `),
  nouns: listPhrases(`
    Migration / Glacier / Village / Archive / Harvest / Reef / Railway / Workshop / Marathon / Monument / River /
    Trade / Language / Orchard / Coastline / Portrait / Winter / Landscape / Census / Tradition
  `),
  titles: listPhrases(`
    {place}: A Portrait / The {hero} of {place} / A Year in {place} / {noun}: The {adj} Story / Keeping Time in {place} /
    Inside the {noun} / Letters from {place} / The {adj} {noun} of {place} / How to Keep {a thing} /
    {place} Remembers / One {hero}, One {noun} / The Sound of [Bells|Rivers|Wood|Wind]
  `),
};
