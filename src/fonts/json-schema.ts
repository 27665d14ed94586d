import type { JsonSchema } from '../spec/json-schema.ts';

const path = { type: 'string', maxLength: 1000 } as const;

/** A fonts manifest (fonts.yaml) as a JSON Schema for editors. What it means is read by manifest.ts. */
export function fontsJsonSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '大样字体清单 / dayang fonts',
    description: '字体角色和字体文件 / Roles and their font files',
    type: 'object',
    properties: {
      extends: {
        description: '没写到的角色照随附的 / Roles that this file leaves out are the shipped ones',
        const: 'builtin',
      },
      fonts: {
        description: '角色（song、hei……）和字体 / Roles and their fonts',
        type: 'object',
        additionalProperties: { $ref: '#/$defs/role' },
        examples: [{ song: { file: '字体/我的报宋.ttf', fallback: ['kai'] } }],
      },
    },
    additionalProperties: false,
    $defs: {
      role: {
        type: 'object',
        properties: {
          file: {
            description: '字体文件，从本文件所在文件夹算起 / Font file, from the folder of this file',
            examples: ['字体/我的报宋.ttf'],
            ...path,
          },
          face: {
            description: 'TTC 里的哪个字体，写 PostScript 名 / Face of a collection, by its PostScript name',
            type: 'string',
          },
          instance: {
            description: '可变字体的实例名，或各轴的值 / Instance of a variable font, or values of its axes',
            examples: ['Bold', { wght: 500 }],
            anyOf: [{ type: 'string' }, { type: 'object', additionalProperties: { type: 'number' } }],
          },
          fallback: {
            description: '缺字时依次用哪些角色 / Roles to try where a character is missing',
            type: 'array',
            items: { type: 'string' },
            examples: [['kai']],
          },
        },
        additionalProperties: false,
      },
    },
  };
}
