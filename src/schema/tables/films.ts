import { defineTable, id, LAST_UPDATE, optional, required } from '../table.js';

export const language = defineTable({
  name: 'language',
  comment: 'The languages in which films are spoken.',
  growth: 'fixed',
  columns: {
    language_id: id(),
    name: required('CHAR(20)'),
    last_update: LAST_UPDATE,
  },
  primaryKey: ['language_id'],
});

export const category = defineTable({
  name: 'category',
  comment: 'The genres of the catalogue.',
  growth: 'fixed',
  columns: {
    category_id: id(),
    name: required('VARCHAR(25)'),
    last_update: LAST_UPDATE,
  },
  primaryKey: ['category_id'],
});

export const actor = defineTable({
  name: 'actor',
  comment: 'The actors who play in the films.',
  growth: 'fixed',
  columns: {
    actor_id: id(),
    first_name: required('VARCHAR(45)'),
    last_name: required('VARCHAR(45)'),
    last_update: LAST_UPDATE,
  },
  primaryKey: ['actor_id'],
});

export const film = defineTable({
  name: 'film',
  comment: 'The catalogue: a title, what it costs to rent or to lose, and how long it may be kept, in days.',
  growth: 'fixed',
  columns: {
    film_id: id(),
    title: required('VARCHAR(128)'),
    description: optional('TEXT'),
    release_year: optional('YEAR'),
    language_id: required('INT'),
    rental_duration: required('INT', { default: '3', comment: 'Days that a customer may keep it.' }),
    rental_rate: required('DECIMAL(4, 2)', { default: '4.99', comment: 'Price of a rental.' }),
    length: optional('INT', { comment: 'Minutes.' }),
    replacement_cost: required('DECIMAL(5, 2)', { default: '19.99', comment: 'Price of a copy.' }),
    rating: optional("ENUM ('G', 'PG', 'PG-13', 'R', 'NC-17')", { default: "'PG'" }),
    special_features: optional('JSON', { comment: 'An array of texts.' }),
    last_update: LAST_UPDATE,
  },
  primaryKey: ['film_id'],
  indexes: {
    comment: 'Find the films in a language.',
    columns: { idx_language_id: ['language_id'] },
  },
  fullText: {
    comment: 'Search titles and descriptions by word, apart from the other index, since it rebuilds the table.',
    columns: { ft_title_description: ['title', 'description'] },
  },
  foreignKeys: {
    comment: 'A film is spoken in a language.',
    columns: { language_id: { table: 'language', column: 'language_id' } },
  },
});

export const filmActor = defineTable({
  name: 'film_actor',
  comment: 'Who plays in which film.',
  growth: 'fixed',
  columns: {
    actor_id: required('INT'),
    film_id: required('INT'),
    last_update: LAST_UPDATE,
  },
  primaryKey: ['actor_id', 'film_id'],
  indexes: {
    comment: "Find who plays in a film, the primary key finds an actor's films.",
    columns: { idx_film_id: ['film_id'] },
  },
  foreignKeys: {
    comment: 'An actor plays in a film.',
    columns: {
      actor_id: { table: 'actor', column: 'actor_id' },
      film_id: { table: 'film', column: 'film_id' },
    },
  },
});

export const filmCategory = defineTable({
  name: 'film_category',
  comment: 'Which genre a film is of.',
  growth: 'fixed',
  columns: {
    film_id: required('INT'),
    category_id: required('INT'),
    last_update: LAST_UPDATE,
  },
  primaryKey: ['film_id', 'category_id'],
  indexes: {
    comment: "Find the films of a genre, the primary key finds a film's genre.",
    columns: { idx_category_id: ['category_id'] },
  },
  foreignKeys: {
    comment: 'A film is of a genre.',
    columns: {
      film_id: { table: 'film', column: 'film_id' },
      category_id: { table: 'category', column: 'category_id' },
    },
  },
});
