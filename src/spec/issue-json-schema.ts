import { issueDescriptions } from './issue-descriptions.ts';
import { authored, type JsonSchema, orNull, pageJsonSchema } from './json-schema.ts';
import { issueKeys, issuePage, SHARED_KEYS } from './schema-issue.ts';

/** The authored form of an issue (issue.yaml) as a JSON Schema: its own keys, and those of its pages. */
export function issueJsonSchema(): JsonSchema {
  const whole = pageJsonSchema();
  const pageKeys = whole.properties ?? {};
  const definitions = whole.$defs as Record<string, JsonSchema>;
  const properties: Record<string, JsonSchema> = {};
  for (const [key, description] of Object.entries(issueDescriptions.issue)) {
    const schema = key === 'pages' ? undefined : issueKeys[key as keyof typeof issueKeys];
    if (schema) properties[key] = { description, ...orNull(authored(schema, definitions)) };
  }
  const own = authored(issuePage, definitions).properties ?? {};
  const { pages: _, ...ofPage } = pageKeys;
  const item = { type: 'object', properties: { ...own, ...ofPage }, additionalProperties: false };
  const pages = {
    description: issueDescriptions.issue.pages,
    type: 'array',
    items: { anyOf: [{ type: 'string' }, item] },
    minItems: 1,
  };
  const shared = Object.fromEntries(SHARED_KEYS.map((key) => [key, pageKeys[key] ?? {}]));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '大样一期报 / dayang issue',
    description: '一期报的各版 / The pages of an issue',
    type: 'object',
    properties: { extends: pageKeys.extends ?? {}, ...properties, pages, ...shared },
    additionalProperties: false,
    $defs: definitions,
  };
}
