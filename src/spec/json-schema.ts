import { registry, toJSONSchema } from 'zod/mini';
import type { $ZodType } from 'zod/v4/core';
import { pageDefaults, styleDefaults } from './defaults.ts';
import { descriptions, leafDescriptions, topDescriptions } from './descriptions.ts';
import { houseWords } from './house.ts';
import { houseDescriptions } from './house-descriptions.ts';
import { issueDescriptions } from './issue-descriptions.ts';
import * as leaves from './leaves.ts';
import { child, type Plain, toPlain } from './node.ts';
import { pressDescriptions } from './press-descriptions.ts';
import { maps, singles } from './schema.ts';
import { frameSchemas, ornament } from './schema-frames.ts';
import { house, plant } from './schema-press.ts';
import { templateKeys } from './schema-template.ts';

/** A JSON Schema, or a part of one. */
export interface JsonSchema {
  [key: string]: unknown;
  properties?: Record<string, JsonSchema>;
  anyOf?: JsonSchema[];
}

/**
 * The authored form of a page as a JSON Schema (2020-12) for editors: every key optional, because a base may
 * supply it; `null` removes what a base has; unknown keys are refused; each key described in Chinese and English.
 */
export function pageJsonSchema(): JsonSchema {
  const definitions: Record<string, JsonSchema> = {};
  const properties: Record<string, JsonSchema> = {
    extends: { type: ['string', 'null'] },
    pages: { type: 'array', items: { $ref: '#/$defs/page' }, minItems: 1 },
  };
  for (const [key, schema] of Object.entries({ ...templateKeys, ...singles }))
    properties[key] = orNull(authored(schema, definitions));
  for (const [key, { entry }] of Object.entries(maps)) {
    if (key !== 'frames') properties[key] = mapOf(authored(entry as $ZodType, definitions));
  }
  const style = (properties.styles?.additionalProperties as JsonSchema | undefined)?.properties;
  if (style)
    style.like = orNull({
      description: descriptions.style.like,
      ...authored(maps.styles.entry.shape.font, definitions),
    });
  properties.frames = mapOf({
    anyOf: Object.values(frameSchemas).map((schema) => authored(schema, definitions)),
  });
  describe({ properties }, [topDescriptions]);
  withDefaults(properties.page, toPlain(child(pageDefaults(), 'page')!));
  withDefaults(properties.grid, toPlain(child(pageDefaults(), 'grid')!));
  withDefaults(properties.styles?.additionalProperties as JsonSchema, toPlain(styleDefaults('9pt')));
  for (const [name, examples] of Object.entries(EXAMPLES)) {
    if (definitions[name]) definitions[name] = { ...definitions[name], examples };
  }
  const { pages, ...single } = properties;
  const page = { type: 'object', properties: single, additionalProperties: false };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '大样版面 / dayang page',
    description: '报纸版面描述 / Spec of a newspaper page',
    type: 'object',
    properties: { ...references(single), ...(pages ? { pages } : {}) },
    additionalProperties: false,
    $defs: { page, ...definitions },
  };
}

/** What editors offer for kinds of values. */
const EXAMPLES: Readonly<Record<string, readonly unknown[]>> = {
  length: ['9pt', '5mm', '2字', '3行'],
  position: ['10mm', '-3mm', '1栏'],
  pageSide: ['390mm'],
  typeSize: ['11pt', '小五'],
  span: ['1-4', 3],
  color: [[0, 100, 100, 0], { cmyk: [0, 100, 100, 0], k: 70, spot: '专红' }],
  edge: ['0.3pt black'],
  border: ['0.5pt black', { top: '2pt red' }],
  inset: ['11pt', { left: '1字', right: '1字' }],
  flexible: [1, { min: 1, prefer: 2, max: 3 }],
  name: ['body'],
};

/** The defaults of a map, put beside the keys that have them. */
function withDefaults(schema: JsonSchema | undefined, defaults: Plain): void {
  for (const [key, value] of Object.entries(defaults as Record<string, Plain>)) {
    const part = schema?.properties?.[key];
    if (part && schema?.properties) schema.properties[key] = { ...part, default: value };
  }
}

/** A plant's file (plant.yaml) as a JSON Schema. */
export function plantJsonSchema(): JsonSchema {
  return fileSchema('印厂资料 / dayang plant', '印厂的要求 / What a plant asks for', plant);
}

/** House settings (dayang.yaml) as a JSON Schema. */
export function houseJsonSchema(): JsonSchema {
  return fileSchema('单位设置 / dayang house', '整个项目的设置 / Settings of the whole project', house);
}

/** The words of a house (house.yaml) as a JSON Schema. */
export function wordsJsonSchema(): JsonSchema {
  return fileSchema(
    '单位用词 / dayang words',
    '文字检查用的本单位用词 / Words that the lint holds copy to',
    houseWords,
  );
}

function fileSchema(title: string, description: string, schema: $ZodType): JsonSchema {
  const definitions: Record<string, JsonSchema> = {};
  const file = authored(schema, definitions);
  const $schema = 'https://json-schema.org/draft/2020-12/schema';
  return { $schema, title, description, ...file, $defs: definitions };
}

/** The keys of a single page stand once, in the definition that the items of `pages` use too. */
function references(single: Record<string, JsonSchema>): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(single).map(([key, schema]) => [
      key,
      { $ref: `#/$defs/page/properties/${key}`, description: schema.description },
    ]),
  );
}

function mapOf(entry: JsonSchema): JsonSchema {
  return {
    type: ['object', 'null'],
    propertyNames: { pattern: leaves.NAME_PATTERN.source },
    additionalProperties: orNull(entry),
  };
}

/** Kinds of values that stand once, under `$defs`. */
const NAMED = registry<{ id: string }>();
const { border, color, edge, flexible, inset, length, lineSpan, name, pageSide, position, span, typeSize } =
  leaves;
const named = {
  border,
  color,
  edge,
  flexible,
  inset,
  length,
  lineSpan,
  name,
  ornament,
  pageSide,
  position,
  span,
  typeSize,
};
for (const [id, schema] of Object.entries(named)) NAMED.add(schema, { id });

/** A schema's input side, as people may write it. */
export function authored(schema: $ZodType, definitions: Record<string, JsonSchema>): JsonSchema {
  const json = toJSONSchema(schema, {
    io: 'input',
    metadata: NAMED,
    override: ({ jsonSchema }) => {
      const part = jsonSchema as JsonSchema;
      delete part.required;
      delete part.maxLength;
      delete part.id;
      if (typeof part.additionalProperties === 'object')
        part.additionalProperties = orNull(part.additionalProperties as JsonSchema);
      if (!part.properties) return;
      describe(part, [
        ...Object.values(descriptions),
        ...Object.values(leafDescriptions),
        ...Object.values(pressDescriptions),
        ...Object.values(houseDescriptions),
        ...Object.values(issueDescriptions),
      ]);
      for (const [key, value] of Object.entries(part.properties)) part.properties[key] = orNull(value);
    },
  }) as JsonSchema;
  const { $schema, $defs, ...rest } = json;
  Object.assign(definitions, $defs);
  return rest;
}

/** Finds the table that describes just these keys. */
function describe(part: JsonSchema, tables: readonly Readonly<Record<string, string>>[]): void {
  const properties = part.properties ?? {};
  const keys = Object.keys(properties);
  const table = tables.find(
    (one) =>
      keys.every((key) => key in one) &&
      Object.keys(one).every((key) => key === 'like' || keys.includes(key)),
  );
  if (!table) return;
  for (const [key, value] of Object.entries(properties)) {
    properties[key] = { description: table[key], ...value };
  }
}

/** `null` in a spec removes a key of its base. */
export function orNull(schema: JsonSchema): JsonSchema {
  if ('const' in schema) return schema;
  if (Array.isArray(schema.enum)) {
    if (schema.enum.includes(null)) return schema;
    return { ...schema, type: ['string', 'null'], enum: [...schema.enum, null] };
  }
  if (typeof schema.type === 'string') return { ...schema, type: [schema.type, 'null'] };
  if (schema.anyOf && !schema.anyOf.some((one) => one.type === 'null')) {
    return { ...schema, anyOf: [...schema.anyOf, { type: 'null' }] };
  }
  if (typeof schema.$ref === 'string') {
    const { $ref, ...rest } = schema;
    return { ...rest, anyOf: [{ $ref }, { type: 'null' }] };
  }
  return schema;
}
