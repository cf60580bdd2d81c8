import { listPhrases, type PlotWords } from './plot-words.js';

export const ADVENTURE: PlotWords = {
  years: [1871, 1956],
  needsGenreWord: false,
  heroes: listPhrases(`
    mapmaker / stowaway / archaeologist / balloonist / pearl diver / botanist / mule driver / ship's cook /
    lighthouse keeper / mountain guide / river pilot / geologist / photographer / sea captain / telegraph operator
  `),
  traits: listPhrases(`
    disgraced / self-taught / penniless / fearless / seasick / restless / aging / headstrong / shipwrecked
  `),
  tails: listPhrases(`
    with a fear of heights / down on {his} luck / with half a map / from a family of sailors /
    in love with the wrong ocean / with a debt to repay
  `),
  things: listPhrases(`
    idol / pearl / emerald / compass / blue orchid / ship's log / golden mask / meteorite / prayer wheel / treasure map
  `),
  quests: listPhrases(`
    follows a [torn|stolen|forged] map up an unnamed river /
    sails for an island that [moves|is on no chart|sank a century ago] /
    crosses [a desert|the ice|a continent] on a bet / climbs a [mountain|volcano] that nobody has come back from /
    goes looking for {a thing} [under the lake|beyond the last village|at the bottom of a gorge] /
    joins [a caravan|a whaler|a circus train] with a secret cargo /
    sets out to win back the family [ship|mine|island] /
    leads [nine strangers|a lost regiment|a film crew] out of [the jungle|the snow|the salt flats] /
    hides {a thing} from [three governments|a pirate fleet|the man who paid for the trip] /
    rafts down [the longest river|a forgotten canal|the rapids] to deliver a letter /
    finds {a thing} and has to get it home / teaches a [prince|runaway heir|bishop] to survive in the wild
  `),
  troubles: listPhrases(`
    the last ship sails without {him} / the river changes course / a dying sailor hands over a key /
    a museum loses its greatest treasure / the expedition's backer vanishes / an earthquake opens the old road /
    a bet is made in a crowded bar
  `),
  turns: listPhrases(`
    the map proves to be a warning / the guide admits to having been here before / the volcano wakes /
    a rival expedition arrives first / the treasure proves not to be what sank the ship /
    the monsoon comes a month early / the bearers go home / the ice breaks up /
    the compass begins to point the wrong way / the islanders greet {him} by name /
    the legend turns out to be a recipe / a second set of footprints appears
  `),
  kinds: listPhrases(`
    a rousing adventure / a sweeping tale of far places / an old-fashioned yarn / a journey film in the grand manner /
    a swashbuckler with brains
  `),
  openings: listPhrases(`
    The expedition leaves {place} in {time}, and {hero} {quest} / A thousand miles from {place}, {hero} {quest} /
    With a leaking boat and no permission, {hero} {quest} / Every map ends somewhere; past the edge, {hero} {quest} /
    {name} leaves {place} by night: {hero} who {quest}
  `),
  links: listPhrases(`
    On the ninth day out, {turn} / Past the second waterfall, {turn} / The supplies are half gone when {turn} /
    The way back is closed once {turn} / In sight of the summit, {turn} / What the old sailors left out is that {turn}
  `),
  remarks: listPhrases(`
    Shot on four continents. / See it on the largest screen in the house. / The crocodiles were real. /
    With maps, mules and a magnificent score. / Saturday afternoons were made for this.
  `),
  adjectives: listPhrases(`
    Lost / Uncharted / Boundless / Sunken / Far / Fearless / Forbidden / Seven-League / Emerald / Distant / Wandering /
    Southern / Hidden / Golden
  `),
  nouns: listPhrases(`
    Expedition / Caravan / Horizon / Treasure / Voyage / Summit / Archipelago / Temple / Monsoon / Canoe / Lagoon /
    Compass / Passage / Cataract / Atoll / Outpost / Crossing / Odyssey / Castaway / Explorer
  `),
  titles: listPhrases(`
    The {place} Expedition / Beyond {place} / The Road to {place} / {name} and the {adj} {noun} /
    Journey to the {adj} {noun} / The {noun} at the End of the World /
    [Ten Thousand|Nine Hundred|Two Thousand] Miles to {place} / Across the {adj} {noun} / The {hero} and the {noun} /
    Last Boat to {place} / In Search of the {noun}
  `),
};
