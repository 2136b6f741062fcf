// Generated from catalogs/catalog.schema.json by server/build/validator.ts. Do not edit.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) =>
  function () {
    try {
      return (mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports);
    } catch (e) {
      throw ((mod = 0), e);
    }
  };

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  'node_modules/ajv/dist/runtime/ucs2length.js'(exports) {
    'use strict';
    Object.defineProperty(exports, '__esModule', { value: !0 });
    function ucs2length(str) {
      let len = str.length,
        length = 0,
        pos = 0,
        value;
      for (; pos < len;)
        (length++,
          (value = str.charCodeAt(pos++)),
          value >= 55296 && value <= 56319 && pos < len && ((value = str.charCodeAt(pos)), (value & 64512) === 56320 && pos++));
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  },
});

// node_modules/fast-deep-equal/index.js
var require_fast_deep_equal = __commonJS({
  'node_modules/fast-deep-equal/index.js'(exports, module) {
    'use strict';
    module.exports = function equal(a, b) {
      if (a === b) return !0;
      if (a && b && typeof a == 'object' && typeof b == 'object') {
        if (a.constructor !== b.constructor) return !1;
        var length, i, keys;
        if (Array.isArray(a)) {
          if (((length = a.length), length != b.length)) return !1;
          for (i = length; i-- !== 0;) if (!equal(a[i], b[i])) return !1;
          return !0;
        }
        if (a.constructor === RegExp) return a.source === b.source && a.flags === b.flags;
        if (a.valueOf !== Object.prototype.valueOf) return a.valueOf() === b.valueOf();
        if (a.toString !== Object.prototype.toString) return a.toString() === b.toString();
        if (((keys = Object.keys(a)), (length = keys.length), length !== Object.keys(b).length)) return !1;
        for (i = length; i-- !== 0;) if (!Object.prototype.hasOwnProperty.call(b, keys[i])) return !1;
        for (i = length; i-- !== 0;) {
          var key = keys[i];
          if (!equal(a[key], b[key])) return !1;
        }
        return !0;
      }
      return a !== a && b !== b;
    };
  },
});

// node_modules/ajv/dist/runtime/equal.js
var require_equal = __commonJS({
  'node_modules/ajv/dist/runtime/equal.js'(exports) {
    'use strict';
    Object.defineProperty(exports, '__esModule', { value: !0 });
    var equal = require_fast_deep_equal();
    equal.code = 'require("ajv/dist/runtime/equal").default';
    exports.default = equal;
  },
});

// <stdin>
var validateCatalog = validate78;
var pattern0 = new RegExp('^[a-z0-9][a-z0-9-]*$', 'u');
function validate23(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (typeof data == 'string') {
    if (!pattern0.test(data)) {
      let err0 = { instancePath, schemaPath: '#/pattern', keyword: 'pattern', params: { pattern: '^[a-z0-9][a-z0-9-]*$' } };
      (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
    }
  } else {
    let err1 = { instancePath, schemaPath: '#/type', keyword: 'type', params: { type: 'string' } };
    (vErrors === null ? (vErrors = [err1]) : vErrors.push(err1), errors++);
  }
  return ((validate23.errors = vErrors), errors === 0);
}
var func2 = require_ucs2length().default;
function validate25(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.title === void 0) {
      let err0 = { instancePath, schemaPath: '#/required', keyword: 'required', params: { missingProperty: 'title' } };
      (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
    }
    for (let key0 in data)
      if (!(key0 === 'title' || key0 === 'note')) {
        let err1 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
        };
        (vErrors === null ? (vErrors = [err1]) : vErrors.push(err1), errors++);
      }
    if (data.title !== void 0) {
      let data0 = data.title;
      if (typeof data0 == 'string') {
        if (func2(data0) < 3) {
          let err2 = {
            instancePath: instancePath + '/title',
            schemaPath: '#/properties/title/minLength',
            keyword: 'minLength',
            params: { limit: 3 },
          };
          (vErrors === null ? (vErrors = [err2]) : vErrors.push(err2), errors++);
        }
      } else {
        let err3 = {
          instancePath: instancePath + '/title',
          schemaPath: '#/properties/title/type',
          keyword: 'type',
          params: { type: 'string' },
        };
        (vErrors === null ? (vErrors = [err3]) : vErrors.push(err3), errors++);
      }
    }
    if (data.note !== void 0 && typeof data.note != 'string') {
      let err4 = {
        instancePath: instancePath + '/note',
        schemaPath: '#/properties/note/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err4]) : vErrors.push(err4), errors++);
    }
  } else {
    let err5 = { instancePath, schemaPath: '#/type', keyword: 'type', params: { type: 'object' } };
    (vErrors === null ? (vErrors = [err5]) : vErrors.push(err5), errors++);
  }
  return ((validate25.errors = vErrors), errors === 0);
}
function validate28(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.pattern === void 0) {
      let err0 = { instancePath, schemaPath: '#/required', keyword: 'required', params: { missingProperty: 'pattern' } };
      (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
    }
    for (let key0 in data)
      if (!(key0 === 'pattern' || key0 === 'anchor' || key0 === 'families' || key0 === 'owns' || key0 === 'digits')) {
        let err1 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
        };
        (vErrors === null ? (vErrors = [err1]) : vErrors.push(err1), errors++);
      }
    if (data.pattern !== void 0) {
      let data0 = data.pattern;
      if (typeof data0 == 'string') {
        if (func2(data0) < 1) {
          let err2 = {
            instancePath: instancePath + '/pattern',
            schemaPath: '#/properties/pattern/minLength',
            keyword: 'minLength',
            params: { limit: 1 },
          };
          (vErrors === null ? (vErrors = [err2]) : vErrors.push(err2), errors++);
        }
      } else {
        let err3 = {
          instancePath: instancePath + '/pattern',
          schemaPath: '#/properties/pattern/type',
          keyword: 'type',
          params: { type: 'string' },
        };
        (vErrors === null ? (vErrors = [err3]) : vErrors.push(err3), errors++);
      }
    }
    if (data.anchor !== void 0) {
      let data1 = data.anchor;
      if (Array.isArray(data1)) {
        let len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data2 = data1[i0];
          if (typeof data2 == 'string') {
            if (func2(data2) < 3) {
              let err4 = {
                instancePath: instancePath + '/anchor/' + i0,
                schemaPath: '#/properties/anchor/items/minLength',
                keyword: 'minLength',
                params: { limit: 3 },
              };
              (vErrors === null ? (vErrors = [err4]) : vErrors.push(err4), errors++);
            }
          } else {
            let err5 = {
              instancePath: instancePath + '/anchor/' + i0,
              schemaPath: '#/properties/anchor/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err5]) : vErrors.push(err5), errors++);
          }
        }
      } else {
        let err6 = {
          instancePath: instancePath + '/anchor',
          schemaPath: '#/properties/anchor/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err6]) : vErrors.push(err6), errors++);
      }
    }
    if (data.families !== void 0) {
      let data3 = data.families;
      if (Array.isArray(data3)) {
        let len1 = data3.length;
        for (let i1 = 0; i1 < len1; i1++)
          validate23(data3[i1], { instancePath: instancePath + '/families/' + i1, parentData: data3, parentDataProperty: i1, rootData }) ||
            ((vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors)), (errors = vErrors.length));
      } else {
        let err7 = {
          instancePath: instancePath + '/families',
          schemaPath: '#/properties/families/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err7]) : vErrors.push(err7), errors++);
      }
    }
    if (data.owns !== void 0 && typeof data.owns != 'boolean') {
      let err8 = {
        instancePath: instancePath + '/owns',
        schemaPath: '#/properties/owns/type',
        keyword: 'type',
        params: { type: 'boolean' },
      };
      (vErrors === null ? (vErrors = [err8]) : vErrors.push(err8), errors++);
    }
    if (data.digits !== void 0) {
      let data6 = data.digits;
      if (data6 && typeof data6 == 'object' && !Array.isArray(data6)) {
        if (data6.minimum === void 0) {
          let err9 = {
            instancePath: instancePath + '/digits',
            schemaPath: '#/properties/digits/required',
            keyword: 'required',
            params: { missingProperty: 'minimum' },
          };
          (vErrors === null ? (vErrors = [err9]) : vErrors.push(err9), errors++);
        }
        if (data6.maximum === void 0) {
          let err10 = {
            instancePath: instancePath + '/digits',
            schemaPath: '#/properties/digits/required',
            keyword: 'required',
            params: { missingProperty: 'maximum' },
          };
          (vErrors === null ? (vErrors = [err10]) : vErrors.push(err10), errors++);
        }
        for (let key1 in data6)
          if (!(key1 === 'minimum' || key1 === 'maximum')) {
            let err11 = {
              instancePath: instancePath + '/digits',
              schemaPath: '#/properties/digits/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key1 },
            };
            (vErrors === null ? (vErrors = [err11]) : vErrors.push(err11), errors++);
          }
        if (data6.minimum !== void 0) {
          let data7 = data6.minimum;
          if (!(typeof data7 == 'number' && !(data7 % 1) && !isNaN(data7))) {
            let err12 = {
              instancePath: instancePath + '/digits/minimum',
              schemaPath: '#/properties/digits/properties/minimum/type',
              keyword: 'type',
              params: { type: 'integer' },
            };
            (vErrors === null ? (vErrors = [err12]) : vErrors.push(err12), errors++);
          }
          if (typeof data7 == 'number' && (data7 < 1 || isNaN(data7))) {
            let err13 = {
              instancePath: instancePath + '/digits/minimum',
              schemaPath: '#/properties/digits/properties/minimum/minimum',
              keyword: 'minimum',
              params: { comparison: '>=', limit: 1 },
            };
            (vErrors === null ? (vErrors = [err13]) : vErrors.push(err13), errors++);
          }
        }
        if (data6.maximum !== void 0) {
          let data8 = data6.maximum;
          if (!(typeof data8 == 'number' && !(data8 % 1) && !isNaN(data8))) {
            let err14 = {
              instancePath: instancePath + '/digits/maximum',
              schemaPath: '#/properties/digits/properties/maximum/type',
              keyword: 'type',
              params: { type: 'integer' },
            };
            (vErrors === null ? (vErrors = [err14]) : vErrors.push(err14), errors++);
          }
          if (typeof data8 == 'number' && (data8 < 1 || isNaN(data8))) {
            let err15 = {
              instancePath: instancePath + '/digits/maximum',
              schemaPath: '#/properties/digits/properties/maximum/minimum',
              keyword: 'minimum',
              params: { comparison: '>=', limit: 1 },
            };
            (vErrors === null ? (vErrors = [err15]) : vErrors.push(err15), errors++);
          }
        }
      } else {
        let err16 = {
          instancePath: instancePath + '/digits',
          schemaPath: '#/properties/digits/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err16]) : vErrors.push(err16), errors++);
      }
    }
  } else {
    let err17 = { instancePath, schemaPath: '#/type', keyword: 'type', params: { type: 'object' } };
    (vErrors === null ? (vErrors = [err17]) : vErrors.push(err17), errors++);
  }
  return ((validate28.errors = vErrors), errors === 0);
}
var pattern1 = new RegExp('^[a-z][a-z0-9_]*$', 'u');
function validate32(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (typeof data == 'string') {
    if (!pattern1.test(data)) {
      let err0 = { instancePath, schemaPath: '#/pattern', keyword: 'pattern', params: { pattern: '^[a-z][a-z0-9_]*$' } };
      (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
    }
  } else {
    let err1 = { instancePath, schemaPath: '#/type', keyword: 'type', params: { type: 'string' } };
    (vErrors === null ? (vErrors = [err1]) : vErrors.push(err1), errors++);
  }
  return ((validate32.errors = vErrors), errors === 0);
}
function validate31(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.names === void 0) {
      let err0 = { instancePath, schemaPath: '#/required', keyword: 'required', params: { missingProperty: 'names' } };
      (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
    }
    for (let key0 in data)
      if (!(key0 === 'id' || key0 === 'idMaximum' || key0 === 'text' || key0 === 'severity' || key0 === 'names')) {
        let err1 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
        };
        (vErrors === null ? (vErrors = [err1]) : vErrors.push(err1), errors++);
      }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (Array.isArray(data0)) {
        let len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++)
          if (typeof data0[i0] != 'string') {
            let err2 = {
              instancePath: instancePath + '/id/' + i0,
              schemaPath: '#/properties/id/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err2]) : vErrors.push(err2), errors++);
          }
      } else {
        let err3 = { instancePath: instancePath + '/id', schemaPath: '#/properties/id/type', keyword: 'type', params: { type: 'array' } };
        (vErrors === null ? (vErrors = [err3]) : vErrors.push(err3), errors++);
      }
    }
    if (data.idMaximum !== void 0) {
      let data2 = data.idMaximum;
      if (!(typeof data2 == 'number' && !(data2 % 1) && !isNaN(data2))) {
        let err4 = {
          instancePath: instancePath + '/idMaximum',
          schemaPath: '#/properties/idMaximum/type',
          keyword: 'type',
          params: { type: 'integer' },
        };
        (vErrors === null ? (vErrors = [err4]) : vErrors.push(err4), errors++);
      }
    }
    if (data.text !== void 0) {
      let data3 = data.text;
      if (Array.isArray(data3)) {
        let len1 = data3.length;
        for (let i1 = 0; i1 < len1; i1++)
          if (typeof data3[i1] != 'string') {
            let err5 = {
              instancePath: instancePath + '/text/' + i1,
              schemaPath: '#/properties/text/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err5]) : vErrors.push(err5), errors++);
          }
      } else {
        let err6 = {
          instancePath: instancePath + '/text',
          schemaPath: '#/properties/text/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err6]) : vErrors.push(err6), errors++);
      }
    }
    if (data.severity !== void 0) {
      let data5 = data.severity;
      if (Array.isArray(data5)) {
        let len2 = data5.length;
        for (let i2 = 0; i2 < len2; i2++)
          if (typeof data5[i2] != 'string') {
            let err7 = {
              instancePath: instancePath + '/severity/' + i2,
              schemaPath: '#/properties/severity/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err7]) : vErrors.push(err7), errors++);
          }
      } else {
        let err8 = {
          instancePath: instancePath + '/severity',
          schemaPath: '#/properties/severity/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err8]) : vErrors.push(err8), errors++);
      }
    }
    if (data.names !== void 0) {
      let data7 = data.names;
      if (data7 && typeof data7 == 'object' && !Array.isArray(data7))
        for (let key1 in data7)
          validate32(data7[key1], {
            instancePath: instancePath + '/names/' + key1.replace(/~/g, '~0').replace(/\//g, '~1'),
            parentData: data7,
            parentDataProperty: key1,
            rootData,
          }) || ((vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors)), (errors = vErrors.length));
      else {
        let err9 = {
          instancePath: instancePath + '/names',
          schemaPath: '#/properties/names/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err9]) : vErrors.push(err9), errors++);
      }
    }
  } else {
    let err10 = { instancePath, schemaPath: '#/type', keyword: 'type', params: { type: 'object' } };
    (vErrors === null ? (vErrors = [err10]) : vErrors.push(err10), errors++);
  }
  return ((validate31.errors = vErrors), errors === 0);
}
var schema13 = {
    type: 'object',
    required: ['kind', 'identity', 'phases'],
    additionalProperties: !1,
    properties: {
      kind: { $ref: '#/definitions/slug' },
      identity: { type: 'array', minItems: 1, items: { type: 'array', minItems: 1, items: { $ref: '#/definitions/parameterName' } } },
      phases: { type: 'array', minItems: 1, items: { $ref: '#/definitions/phaseName' } },
      reportedAs: { type: 'string', pattern: '^[a-z][a-z0-9-]*$' },
      timeline: { type: 'boolean' },
      successLogged: { type: 'boolean' },
      establishedBy: { type: 'array', minItems: 1, items: { $ref: '#/definitions/phaseName' } },
      keys: {
        type: 'array',
        items: {
          type: 'object',
          required: ['space', 'params'],
          additionalProperties: !1,
          properties: {
            space: { $ref: '#/definitions/slug' },
            params: { type: 'array', minItems: 1, items: { $ref: '#/definitions/parameterName' } },
            of: { $ref: '#/definitions/phaseName' },
            replaced: { type: 'boolean' },
          },
        },
      },
      context: { $ref: '#/definitions/parameterName' },
      name: { type: 'array', items: { $ref: '#/definitions/parameterName' } },
      peer: { type: 'array', items: { $ref: '#/definitions/parameterName' } },
      local: { type: 'array', items: { $ref: '#/definitions/parameterName' } },
    },
  },
  func7 = Object.prototype.hasOwnProperty,
  schema14 = { enum: ['ike-sa', 'xauth', 'configuration', 'child-sa', 'link', 'authentication', 'network', 'host-check', 'session'] };
function validate38(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (!(
    data === 'ike-sa' ||
    data === 'xauth' ||
    data === 'configuration' ||
    data === 'child-sa' ||
    data === 'link' ||
    data === 'authentication' ||
    data === 'network' ||
    data === 'host-check' ||
    data === 'session'
  )) {
    let err0 = { instancePath, schemaPath: '#/enum', keyword: 'enum', params: { allowedValues: schema14.enum } };
    (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
  }
  return ((validate38.errors = vErrors), errors === 0);
}
var pattern2 = new RegExp('^[a-z][a-z0-9-]*$', 'u');
function validate35(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.kind === void 0) {
      let err0 = { instancePath, schemaPath: '#/required', keyword: 'required', params: { missingProperty: 'kind' } };
      (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
    }
    if (data.identity === void 0) {
      let err1 = { instancePath, schemaPath: '#/required', keyword: 'required', params: { missingProperty: 'identity' } };
      (vErrors === null ? (vErrors = [err1]) : vErrors.push(err1), errors++);
    }
    if (data.phases === void 0) {
      let err2 = { instancePath, schemaPath: '#/required', keyword: 'required', params: { missingProperty: 'phases' } };
      (vErrors === null ? (vErrors = [err2]) : vErrors.push(err2), errors++);
    }
    for (let key0 in data)
      if (!func7.call(schema13.properties, key0)) {
        let err3 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
        };
        (vErrors === null ? (vErrors = [err3]) : vErrors.push(err3), errors++);
      }
    if (
      (data.kind !== void 0 &&
        (validate23(data.kind, { instancePath: instancePath + '/kind', parentData: data, parentDataProperty: 'kind', rootData }) ||
          ((vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors)), (errors = vErrors.length))),
      data.identity !== void 0)
    ) {
      let data1 = data.identity;
      if (Array.isArray(data1)) {
        if (data1.length < 1) {
          let err4 = {
            instancePath: instancePath + '/identity',
            schemaPath: '#/properties/identity/minItems',
            keyword: 'minItems',
            params: { limit: 1 },
          };
          (vErrors === null ? (vErrors = [err4]) : vErrors.push(err4), errors++);
        }
        let len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data2 = data1[i0];
          if (Array.isArray(data2)) {
            if (data2.length < 1) {
              let err5 = {
                instancePath: instancePath + '/identity/' + i0,
                schemaPath: '#/properties/identity/items/minItems',
                keyword: 'minItems',
                params: { limit: 1 },
              };
              (vErrors === null ? (vErrors = [err5]) : vErrors.push(err5), errors++);
            }
            let len1 = data2.length;
            for (let i1 = 0; i1 < len1; i1++)
              validate32(data2[i1], {
                instancePath: instancePath + '/identity/' + i0 + '/' + i1,
                parentData: data2,
                parentDataProperty: i1,
                rootData,
              }) || ((vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors)), (errors = vErrors.length));
          } else {
            let err6 = {
              instancePath: instancePath + '/identity/' + i0,
              schemaPath: '#/properties/identity/items/type',
              keyword: 'type',
              params: { type: 'array' },
            };
            (vErrors === null ? (vErrors = [err6]) : vErrors.push(err6), errors++);
          }
        }
      } else {
        let err7 = {
          instancePath: instancePath + '/identity',
          schemaPath: '#/properties/identity/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err7]) : vErrors.push(err7), errors++);
      }
    }
    if (data.phases !== void 0) {
      let data4 = data.phases;
      if (Array.isArray(data4)) {
        if (data4.length < 1) {
          let err8 = {
            instancePath: instancePath + '/phases',
            schemaPath: '#/properties/phases/minItems',
            keyword: 'minItems',
            params: { limit: 1 },
          };
          (vErrors === null ? (vErrors = [err8]) : vErrors.push(err8), errors++);
        }
        let len2 = data4.length;
        for (let i2 = 0; i2 < len2; i2++)
          validate38(data4[i2], { instancePath: instancePath + '/phases/' + i2, parentData: data4, parentDataProperty: i2, rootData }) ||
            ((vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors)), (errors = vErrors.length));
      } else {
        let err9 = {
          instancePath: instancePath + '/phases',
          schemaPath: '#/properties/phases/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err9]) : vErrors.push(err9), errors++);
      }
    }
    if (data.reportedAs !== void 0) {
      let data6 = data.reportedAs;
      if (typeof data6 == 'string') {
        if (!pattern2.test(data6)) {
          let err10 = {
            instancePath: instancePath + '/reportedAs',
            schemaPath: '#/properties/reportedAs/pattern',
            keyword: 'pattern',
            params: { pattern: '^[a-z][a-z0-9-]*$' },
          };
          (vErrors === null ? (vErrors = [err10]) : vErrors.push(err10), errors++);
        }
      } else {
        let err11 = {
          instancePath: instancePath + '/reportedAs',
          schemaPath: '#/properties/reportedAs/type',
          keyword: 'type',
          params: { type: 'string' },
        };
        (vErrors === null ? (vErrors = [err11]) : vErrors.push(err11), errors++);
      }
    }
    if (data.timeline !== void 0 && typeof data.timeline != 'boolean') {
      let err12 = {
        instancePath: instancePath + '/timeline',
        schemaPath: '#/properties/timeline/type',
        keyword: 'type',
        params: { type: 'boolean' },
      };
      (vErrors === null ? (vErrors = [err12]) : vErrors.push(err12), errors++);
    }
    if (data.successLogged !== void 0 && typeof data.successLogged != 'boolean') {
      let err13 = {
        instancePath: instancePath + '/successLogged',
        schemaPath: '#/properties/successLogged/type',
        keyword: 'type',
        params: { type: 'boolean' },
      };
      (vErrors === null ? (vErrors = [err13]) : vErrors.push(err13), errors++);
    }
    if (data.establishedBy !== void 0) {
      let data9 = data.establishedBy;
      if (Array.isArray(data9)) {
        if (data9.length < 1) {
          let err14 = {
            instancePath: instancePath + '/establishedBy',
            schemaPath: '#/properties/establishedBy/minItems',
            keyword: 'minItems',
            params: { limit: 1 },
          };
          (vErrors === null ? (vErrors = [err14]) : vErrors.push(err14), errors++);
        }
        let len3 = data9.length;
        for (let i3 = 0; i3 < len3; i3++)
          validate38(data9[i3], {
            instancePath: instancePath + '/establishedBy/' + i3,
            parentData: data9,
            parentDataProperty: i3,
            rootData,
          }) || ((vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors)), (errors = vErrors.length));
      } else {
        let err15 = {
          instancePath: instancePath + '/establishedBy',
          schemaPath: '#/properties/establishedBy/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err15]) : vErrors.push(err15), errors++);
      }
    }
    if (data.keys !== void 0) {
      let data11 = data.keys;
      if (Array.isArray(data11)) {
        let len4 = data11.length;
        for (let i4 = 0; i4 < len4; i4++) {
          let data12 = data11[i4];
          if (data12 && typeof data12 == 'object' && !Array.isArray(data12)) {
            if (data12.space === void 0) {
              let err16 = {
                instancePath: instancePath + '/keys/' + i4,
                schemaPath: '#/properties/keys/items/required',
                keyword: 'required',
                params: { missingProperty: 'space' },
              };
              (vErrors === null ? (vErrors = [err16]) : vErrors.push(err16), errors++);
            }
            if (data12.params === void 0) {
              let err17 = {
                instancePath: instancePath + '/keys/' + i4,
                schemaPath: '#/properties/keys/items/required',
                keyword: 'required',
                params: { missingProperty: 'params' },
              };
              (vErrors === null ? (vErrors = [err17]) : vErrors.push(err17), errors++);
            }
            for (let key1 in data12)
              if (!(key1 === 'space' || key1 === 'params' || key1 === 'of' || key1 === 'replaced')) {
                let err18 = {
                  instancePath: instancePath + '/keys/' + i4,
                  schemaPath: '#/properties/keys/items/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key1 },
                };
                (vErrors === null ? (vErrors = [err18]) : vErrors.push(err18), errors++);
              }
            if (
              (data12.space !== void 0 &&
                (validate23(data12.space, {
                  instancePath: instancePath + '/keys/' + i4 + '/space',
                  parentData: data12,
                  parentDataProperty: 'space',
                  rootData,
                }) ||
                  ((vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors)), (errors = vErrors.length))),
              data12.params !== void 0)
            ) {
              let data14 = data12.params;
              if (Array.isArray(data14)) {
                if (data14.length < 1) {
                  let err19 = {
                    instancePath: instancePath + '/keys/' + i4 + '/params',
                    schemaPath: '#/properties/keys/items/properties/params/minItems',
                    keyword: 'minItems',
                    params: { limit: 1 },
                  };
                  (vErrors === null ? (vErrors = [err19]) : vErrors.push(err19), errors++);
                }
                let len5 = data14.length;
                for (let i5 = 0; i5 < len5; i5++)
                  validate32(data14[i5], {
                    instancePath: instancePath + '/keys/' + i4 + '/params/' + i5,
                    parentData: data14,
                    parentDataProperty: i5,
                    rootData,
                  }) || ((vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors)), (errors = vErrors.length));
              } else {
                let err20 = {
                  instancePath: instancePath + '/keys/' + i4 + '/params',
                  schemaPath: '#/properties/keys/items/properties/params/type',
                  keyword: 'type',
                  params: { type: 'array' },
                };
                (vErrors === null ? (vErrors = [err20]) : vErrors.push(err20), errors++);
              }
            }
            if (
              (data12.of !== void 0 &&
                (validate38(data12.of, {
                  instancePath: instancePath + '/keys/' + i4 + '/of',
                  parentData: data12,
                  parentDataProperty: 'of',
                  rootData,
                }) ||
                  ((vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors)), (errors = vErrors.length))),
              data12.replaced !== void 0 && typeof data12.replaced != 'boolean')
            ) {
              let err21 = {
                instancePath: instancePath + '/keys/' + i4 + '/replaced',
                schemaPath: '#/properties/keys/items/properties/replaced/type',
                keyword: 'type',
                params: { type: 'boolean' },
              };
              (vErrors === null ? (vErrors = [err21]) : vErrors.push(err21), errors++);
            }
          } else {
            let err22 = {
              instancePath: instancePath + '/keys/' + i4,
              schemaPath: '#/properties/keys/items/type',
              keyword: 'type',
              params: { type: 'object' },
            };
            (vErrors === null ? (vErrors = [err22]) : vErrors.push(err22), errors++);
          }
        }
      } else {
        let err23 = {
          instancePath: instancePath + '/keys',
          schemaPath: '#/properties/keys/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err23]) : vErrors.push(err23), errors++);
      }
    }
    if (
      (data.context !== void 0 &&
        (validate32(data.context, { instancePath: instancePath + '/context', parentData: data, parentDataProperty: 'context', rootData }) ||
          ((vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors)), (errors = vErrors.length))),
      data.name !== void 0)
    ) {
      let data19 = data.name;
      if (Array.isArray(data19)) {
        let len6 = data19.length;
        for (let i6 = 0; i6 < len6; i6++)
          validate32(data19[i6], { instancePath: instancePath + '/name/' + i6, parentData: data19, parentDataProperty: i6, rootData }) ||
            ((vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors)), (errors = vErrors.length));
      } else {
        let err24 = {
          instancePath: instancePath + '/name',
          schemaPath: '#/properties/name/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err24]) : vErrors.push(err24), errors++);
      }
    }
    if (data.peer !== void 0) {
      let data21 = data.peer;
      if (Array.isArray(data21)) {
        let len7 = data21.length;
        for (let i7 = 0; i7 < len7; i7++)
          validate32(data21[i7], { instancePath: instancePath + '/peer/' + i7, parentData: data21, parentDataProperty: i7, rootData }) ||
            ((vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors)), (errors = vErrors.length));
      } else {
        let err25 = {
          instancePath: instancePath + '/peer',
          schemaPath: '#/properties/peer/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err25]) : vErrors.push(err25), errors++);
      }
    }
    if (data.local !== void 0) {
      let data23 = data.local;
      if (Array.isArray(data23)) {
        let len8 = data23.length;
        for (let i8 = 0; i8 < len8; i8++)
          validate32(data23[i8], { instancePath: instancePath + '/local/' + i8, parentData: data23, parentDataProperty: i8, rootData }) ||
            ((vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors)), (errors = vErrors.length));
      } else {
        let err26 = {
          instancePath: instancePath + '/local',
          schemaPath: '#/properties/local/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err26]) : vErrors.push(err26), errors++);
      }
    }
  } else {
    let err27 = { instancePath, schemaPath: '#/type', keyword: 'type', params: { type: 'object' } };
    (vErrors === null ? (vErrors = [err27]) : vErrors.push(err27), errors++);
  }
  return ((validate35.errors = vErrors), errors === 0);
}
var func0 = require_equal().default;
function validate78(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.product === void 0) {
      let err0 = { instancePath, schemaPath: '#/required', keyword: 'required', params: { missingProperty: 'product' } };
      (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
    }
    if (data.name === void 0) {
      let err1 = { instancePath, schemaPath: '#/required', keyword: 'required', params: { missingProperty: 'name' } };
      (vErrors === null ? (vErrors = [err1]) : vErrors.push(err1), errors++);
    }
    if (data.source === void 0) {
      let err2 = { instancePath, schemaPath: '#/required', keyword: 'required', params: { missingProperty: 'source' } };
      (vErrors === null ? (vErrors = [err2]) : vErrors.push(err2), errors++);
    }
    if (data.families === void 0) {
      let err3 = { instancePath, schemaPath: '#/required', keyword: 'required', params: { missingProperty: 'families' } };
      (vErrors === null ? (vErrors = [err3]) : vErrors.push(err3), errors++);
    }
    for (let key0 in data)
      if (!(
        key0 === '$schema' ||
        key0 === 'product' ||
        key0 === 'name' ||
        key0 === 'source' ||
        key0 === 'families' ||
        key0 === 'headers' ||
        key0 === 'pairs' ||
        key0 === 'tunnels'
      )) {
        let err4 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
        };
        (vErrors === null ? (vErrors = [err4]) : vErrors.push(err4), errors++);
      }
    if (data.$schema !== void 0 && typeof data.$schema != 'string') {
      let err5 = {
        instancePath: instancePath + '/$schema',
        schemaPath: '#/properties/%24schema/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err5]) : vErrors.push(err5), errors++);
    }
    if (
      (data.product !== void 0 &&
        (validate23(data.product, { instancePath: instancePath + '/product', parentData: data, parentDataProperty: 'product', rootData }) ||
          ((vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors)), (errors = vErrors.length))),
      data.name !== void 0)
    ) {
      let data2 = data.name;
      if (typeof data2 == 'string') {
        if (func2(data2) < 2) {
          let err6 = {
            instancePath: instancePath + '/name',
            schemaPath: '#/properties/name/minLength',
            keyword: 'minLength',
            params: { limit: 2 },
          };
          (vErrors === null ? (vErrors = [err6]) : vErrors.push(err6), errors++);
        }
      } else {
        let err7 = {
          instancePath: instancePath + '/name',
          schemaPath: '#/properties/name/type',
          keyword: 'type',
          params: { type: 'string' },
        };
        (vErrors === null ? (vErrors = [err7]) : vErrors.push(err7), errors++);
      }
    }
    if (
      (data.source !== void 0 &&
        (validate25(data.source, { instancePath: instancePath + '/source', parentData: data, parentDataProperty: 'source', rootData }) ||
          ((vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors)), (errors = vErrors.length))),
      data.families !== void 0)
    ) {
      let data4 = data.families;
      if (Array.isArray(data4)) {
        if (data4.length < 1) {
          let err8 = {
            instancePath: instancePath + '/families',
            schemaPath: '#/properties/families/minItems',
            keyword: 'minItems',
            params: { limit: 1 },
          };
          (vErrors === null ? (vErrors = [err8]) : vErrors.push(err8), errors++);
        }
        let len0 = data4.length;
        for (let i0 = 0; i0 < len0; i0++)
          validate23(data4[i0], { instancePath: instancePath + '/families/' + i0, parentData: data4, parentDataProperty: i0, rootData }) ||
            ((vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors)), (errors = vErrors.length));
        let i1 = data4.length,
          j0;
        if (i1 > 1) {
          outer0: for (; i1--;)
            for (j0 = i1; j0--;)
              if (func0(data4[i1], data4[j0])) {
                let err9 = {
                  instancePath: instancePath + '/families',
                  schemaPath: '#/properties/families/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i1, j: j0 },
                };
                (vErrors === null ? (vErrors = [err9]) : vErrors.push(err9), errors++);
                break outer0;
              }
        }
      } else {
        let err10 = {
          instancePath: instancePath + '/families',
          schemaPath: '#/properties/families/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err10]) : vErrors.push(err10), errors++);
      }
    }
    if (data.headers !== void 0) {
      let data6 = data.headers;
      if (Array.isArray(data6)) {
        let len1 = data6.length;
        for (let i2 = 0; i2 < len1; i2++)
          validate28(data6[i2], { instancePath: instancePath + '/headers/' + i2, parentData: data6, parentDataProperty: i2, rootData }) ||
            ((vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors)), (errors = vErrors.length));
      } else {
        let err11 = {
          instancePath: instancePath + '/headers',
          schemaPath: '#/properties/headers/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err11]) : vErrors.push(err11), errors++);
      }
    }
    if (
      (data.pairs !== void 0 &&
        (validate31(data.pairs, { instancePath: instancePath + '/pairs', parentData: data, parentDataProperty: 'pairs', rootData }) ||
          ((vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors)), (errors = vErrors.length))),
      data.tunnels !== void 0)
    ) {
      let data9 = data.tunnels;
      if (Array.isArray(data9)) {
        let len2 = data9.length;
        for (let i3 = 0; i3 < len2; i3++)
          validate35(data9[i3], { instancePath: instancePath + '/tunnels/' + i3, parentData: data9, parentDataProperty: i3, rootData }) ||
            ((vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors)), (errors = vErrors.length));
      } else {
        let err12 = {
          instancePath: instancePath + '/tunnels',
          schemaPath: '#/properties/tunnels/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err12]) : vErrors.push(err12), errors++);
      }
    }
  } else {
    let err13 = { instancePath, schemaPath: '#/type', keyword: 'type', params: { type: 'object' } };
    (vErrors === null ? (vErrors = [err13]) : vErrors.push(err13), errors++);
  }
  return ((validate78.errors = vErrors), errors === 0);
}
var validateFamily = validate85,
  schema16 = {
    type: 'object',
    required: ['family', 'messages'],
    additionalProperties: !1,
    properties: {
      $schema: { type: 'string' },
      family: { $ref: '#/definitions/slug' },
      tags: { type: 'array', items: { type: 'string', minLength: 1 }, uniqueItems: !0 },
      prefixes: { type: 'array', items: { type: 'string', minLength: 1 } },
      prefix: { enum: ['required', 'optional'] },
      bare: { type: 'boolean' },
      owns: { type: 'boolean' },
      parameters: {
        type: 'object',
        propertyNames: { $ref: '#/definitions/parameterName' },
        additionalProperties: { $ref: '#/definitions/parameter' },
      },
      messages: { type: 'array', minItems: 1, items: { $ref: '#/definitions/message' } },
    },
  };
var schema18 = { enum: ['word', 'text', 'letters', 'name', 'number', 'hex', 'ip', 'host', 'port', 'network', 'mac', 'cookies'] };
function validate58(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (!(
    data === 'word' ||
    data === 'text' ||
    data === 'letters' ||
    data === 'name' ||
    data === 'number' ||
    data === 'hex' ||
    data === 'ip' ||
    data === 'host' ||
    data === 'port' ||
    data === 'network' ||
    data === 'mac' ||
    data === 'cookies'
  )) {
    let err0 = { instancePath, schemaPath: '#/enum', keyword: 'enum', params: { allowedValues: schema18.enum } };
    (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
  }
  return ((validate58.errors = vErrors), errors === 0);
}
function validate57(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.type === void 0) {
      let err0 = { instancePath, schemaPath: '#/required', keyword: 'required', params: { missingProperty: 'type' } };
      (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
    }
    if (data.label === void 0) {
      let err1 = { instancePath, schemaPath: '#/required', keyword: 'required', params: { missingProperty: 'label' } };
      (vErrors === null ? (vErrors = [err1]) : vErrors.push(err1), errors++);
    }
    for (let key0 in data)
      if (!(key0 === 'type' || key0 === 'label')) {
        let err2 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
        };
        (vErrors === null ? (vErrors = [err2]) : vErrors.push(err2), errors++);
      }
    if (
      (data.type !== void 0 &&
        (validate58(data.type, { instancePath: instancePath + '/type', parentData: data, parentDataProperty: 'type', rootData }) ||
          ((vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors)), (errors = vErrors.length))),
      data.label !== void 0)
    ) {
      let data1 = data.label;
      if (data1 && typeof data1 == 'object' && !Array.isArray(data1)) {
        if (data1.en === void 0) {
          let err3 = {
            instancePath: instancePath + '/label',
            schemaPath: '#/properties/label/required',
            keyword: 'required',
            params: { missingProperty: 'en' },
          };
          (vErrors === null ? (vErrors = [err3]) : vErrors.push(err3), errors++);
        }
        if (data1.ja === void 0) {
          let err4 = {
            instancePath: instancePath + '/label',
            schemaPath: '#/properties/label/required',
            keyword: 'required',
            params: { missingProperty: 'ja' },
          };
          (vErrors === null ? (vErrors = [err4]) : vErrors.push(err4), errors++);
        }
        if (data1['zh-cn'] === void 0) {
          let err5 = {
            instancePath: instancePath + '/label',
            schemaPath: '#/properties/label/required',
            keyword: 'required',
            params: { missingProperty: 'zh-cn' },
          };
          (vErrors === null ? (vErrors = [err5]) : vErrors.push(err5), errors++);
        }
        for (let key1 in data1)
          if (!(key1 === 'en' || key1 === 'ja' || key1 === 'zh-cn')) {
            let err6 = {
              instancePath: instancePath + '/label',
              schemaPath: '#/properties/label/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key1 },
            };
            (vErrors === null ? (vErrors = [err6]) : vErrors.push(err6), errors++);
          }
        if (data1.en !== void 0 && typeof data1.en != 'string') {
          let err7 = {
            instancePath: instancePath + '/label/en',
            schemaPath: '#/properties/label/properties/en/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err7]) : vErrors.push(err7), errors++);
        }
        if (data1.ja !== void 0 && typeof data1.ja != 'string') {
          let err8 = {
            instancePath: instancePath + '/label/ja',
            schemaPath: '#/properties/label/properties/ja/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err8]) : vErrors.push(err8), errors++);
        }
        if (data1['zh-cn'] !== void 0 && typeof data1['zh-cn'] != 'string') {
          let err9 = {
            instancePath: instancePath + '/label/zh-cn',
            schemaPath: '#/properties/label/properties/zh-cn/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err9]) : vErrors.push(err9), errors++);
        }
      } else {
        let err10 = {
          instancePath: instancePath + '/label',
          schemaPath: '#/properties/label/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err10]) : vErrors.push(err10), errors++);
      }
    }
  } else {
    let err11 = { instancePath, schemaPath: '#/type', keyword: 'type', params: { type: 'object' } };
    (vErrors === null ? (vErrors = [err11]) : vErrors.push(err11), errors++);
  }
  return ((validate57.errors = vErrors), errors === 0);
}
var schema19 = {
    type: 'object',
    required: ['id', 'templates', 'outcome', 'source', 'samples'],
    additionalProperties: !1,
    properties: {
      id: { type: 'string', pattern: '^[0-9a-z][0-9a-z.-]*$' },
      templates: { type: 'array', items: { type: 'string', minLength: 1 }, uniqueItems: !0 },
      bare: { type: 'boolean' },
      continues: { type: 'boolean' },
      severity: { type: 'integer', minimum: 0, maximum: 7 },
      outcome: { $ref: '#/definitions/outcome' },
      when: {
        type: 'array',
        items: {
          type: 'object',
          required: ['params'],
          additionalProperties: !1,
          properties: {
            params: {
              type: 'object',
              minProperties: 1,
              propertyNames: { $ref: '#/definitions/parameterName' },
              additionalProperties: { type: 'array', minItems: 1, items: { type: 'string' } },
            },
            outcome: { $ref: '#/definitions/outcome' },
            tunnel: { $ref: '#/definitions/tunnelEvent' },
          },
        },
      },
      tunnel: { $ref: '#/definitions/tunnelEvent' },
      related: { type: 'array', items: { type: 'string' }, uniqueItems: !0 },
      yieldsTo: { type: 'array', items: { type: 'string' }, minItems: 1 },
      source: { type: 'string', minLength: 1 },
      samples: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          required: ['line', 'params'],
          additionalProperties: !1,
          properties: {
            line: { type: 'string', minLength: 1 },
            params: { type: 'object', propertyNames: { $ref: '#/definitions/parameterName' }, additionalProperties: { type: 'string' } },
          },
        },
      },
    },
  },
  pattern3 = new RegExp('^[0-9a-z][0-9a-z.-]*$', 'u'),
  schema20 = { enum: ['failure', 'warning', 'success', 'progress', 'notice'] };
function validate62(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (!(data === 'failure' || data === 'warning' || data === 'success' || data === 'progress' || data === 'notice')) {
    let err0 = { instancePath, schemaPath: '#/enum', keyword: 'enum', params: { allowedValues: schema20.enum } };
    (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
  }
  return ((validate62.errors = vErrors), errors === 0);
}
var schema21 = {
  type: 'object',
  required: ['kind', 'event'],
  additionalProperties: !1,
  properties: {
    kind: { anyOf: [{ $ref: '#/definitions/slug' }, { const: '*' }] },
    phase: { $ref: '#/definitions/phaseName' },
    event: {
      enum: [
        'begin',
        'progress',
        'established',
        'cause',
        'rejected',
        'failed',
        'timeout',
        'retransmit',
        'dead',
        'deleted',
        'expired',
        'rekey',
        'rekeyed',
        'down',
        'restart',
      ],
    },
    role: { enum: ['initiator', 'responder'] },
    packet: {
      type: 'object',
      required: ['exchange', 'direction'],
      additionalProperties: !1,
      properties: {
        exchange: {
          enum: ['main', 'aggressive', 'quick', 'informational', 'ike-sa-init', 'ike-auth', 'create-child-sa', 'xauth', 'mode-config'],
        },
        number: { type: 'integer', minimum: 1, maximum: 6 },
        round: { type: 'integer', minimum: 1, maximum: 3 },
        direction: { enum: ['sent', 'received'] },
        role: { enum: ['initiator', 'responder'] },
      },
    },
  },
};
function validate66(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.kind === void 0) {
      let err0 = { instancePath, schemaPath: '#/required', keyword: 'required', params: { missingProperty: 'kind' } };
      (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
    }
    if (data.event === void 0) {
      let err1 = { instancePath, schemaPath: '#/required', keyword: 'required', params: { missingProperty: 'event' } };
      (vErrors === null ? (vErrors = [err1]) : vErrors.push(err1), errors++);
    }
    for (let key0 in data)
      if (!(key0 === 'kind' || key0 === 'phase' || key0 === 'event' || key0 === 'role' || key0 === 'packet')) {
        let err2 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
        };
        (vErrors === null ? (vErrors = [err2]) : vErrors.push(err2), errors++);
      }
    if (data.kind !== void 0) {
      let data0 = data.kind,
        _errs3 = errors,
        valid1 = !1,
        _errs4 = errors;
      validate23(data0, { instancePath: instancePath + '/kind', parentData: data, parentDataProperty: 'kind', rootData }) ||
        ((vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors)), (errors = vErrors.length));
      var _valid0 = _errs4 === errors;
      if (((valid1 = valid1 || _valid0), !valid1)) {
        let _errs5 = errors;
        if (data0 !== '*') {
          let err3 = {
            instancePath: instancePath + '/kind',
            schemaPath: '#/properties/kind/anyOf/1/const',
            keyword: 'const',
            params: { allowedValue: '*' },
          };
          (vErrors === null ? (vErrors = [err3]) : vErrors.push(err3), errors++);
        }
        var _valid0 = _errs5 === errors;
        valid1 = valid1 || _valid0;
      }
      if (valid1) ((errors = _errs3), vErrors !== null && (_errs3 ? (vErrors.length = _errs3) : (vErrors = null)));
      else {
        let err4 = { instancePath: instancePath + '/kind', schemaPath: '#/properties/kind/anyOf', keyword: 'anyOf', params: {} };
        (vErrors === null ? (vErrors = [err4]) : vErrors.push(err4), errors++);
      }
    }
    if (
      (data.phase !== void 0 &&
        (validate38(data.phase, { instancePath: instancePath + '/phase', parentData: data, parentDataProperty: 'phase', rootData }) ||
          ((vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors)), (errors = vErrors.length))),
      data.event !== void 0)
    ) {
      let data2 = data.event;
      if (!(
        data2 === 'begin' ||
        data2 === 'progress' ||
        data2 === 'established' ||
        data2 === 'cause' ||
        data2 === 'rejected' ||
        data2 === 'failed' ||
        data2 === 'timeout' ||
        data2 === 'retransmit' ||
        data2 === 'dead' ||
        data2 === 'deleted' ||
        data2 === 'expired' ||
        data2 === 'rekey' ||
        data2 === 'rekeyed' ||
        data2 === 'down' ||
        data2 === 'restart'
      )) {
        let err5 = {
          instancePath: instancePath + '/event',
          schemaPath: '#/properties/event/enum',
          keyword: 'enum',
          params: { allowedValues: schema21.properties.event.enum },
        };
        (vErrors === null ? (vErrors = [err5]) : vErrors.push(err5), errors++);
      }
    }
    if (data.role !== void 0) {
      let data3 = data.role;
      if (!(data3 === 'initiator' || data3 === 'responder')) {
        let err6 = {
          instancePath: instancePath + '/role',
          schemaPath: '#/properties/role/enum',
          keyword: 'enum',
          params: { allowedValues: schema21.properties.role.enum },
        };
        (vErrors === null ? (vErrors = [err6]) : vErrors.push(err6), errors++);
      }
    }
    if (data.packet !== void 0) {
      let data4 = data.packet;
      if (data4 && typeof data4 == 'object' && !Array.isArray(data4)) {
        if (data4.exchange === void 0) {
          let err7 = {
            instancePath: instancePath + '/packet',
            schemaPath: '#/properties/packet/required',
            keyword: 'required',
            params: { missingProperty: 'exchange' },
          };
          (vErrors === null ? (vErrors = [err7]) : vErrors.push(err7), errors++);
        }
        if (data4.direction === void 0) {
          let err8 = {
            instancePath: instancePath + '/packet',
            schemaPath: '#/properties/packet/required',
            keyword: 'required',
            params: { missingProperty: 'direction' },
          };
          (vErrors === null ? (vErrors = [err8]) : vErrors.push(err8), errors++);
        }
        for (let key1 in data4)
          if (!(key1 === 'exchange' || key1 === 'number' || key1 === 'round' || key1 === 'direction' || key1 === 'role')) {
            let err9 = {
              instancePath: instancePath + '/packet',
              schemaPath: '#/properties/packet/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key1 },
            };
            (vErrors === null ? (vErrors = [err9]) : vErrors.push(err9), errors++);
          }
        if (data4.exchange !== void 0) {
          let data5 = data4.exchange;
          if (!(
            data5 === 'main' ||
            data5 === 'aggressive' ||
            data5 === 'quick' ||
            data5 === 'informational' ||
            data5 === 'ike-sa-init' ||
            data5 === 'ike-auth' ||
            data5 === 'create-child-sa' ||
            data5 === 'xauth' ||
            data5 === 'mode-config'
          )) {
            let err10 = {
              instancePath: instancePath + '/packet/exchange',
              schemaPath: '#/properties/packet/properties/exchange/enum',
              keyword: 'enum',
              params: { allowedValues: schema21.properties.packet.properties.exchange.enum },
            };
            (vErrors === null ? (vErrors = [err10]) : vErrors.push(err10), errors++);
          }
        }
        if (data4.number !== void 0) {
          let data6 = data4.number;
          if (!(typeof data6 == 'number' && !(data6 % 1) && !isNaN(data6))) {
            let err11 = {
              instancePath: instancePath + '/packet/number',
              schemaPath: '#/properties/packet/properties/number/type',
              keyword: 'type',
              params: { type: 'integer' },
            };
            (vErrors === null ? (vErrors = [err11]) : vErrors.push(err11), errors++);
          }
          if (typeof data6 == 'number') {
            if (data6 > 6 || isNaN(data6)) {
              let err12 = {
                instancePath: instancePath + '/packet/number',
                schemaPath: '#/properties/packet/properties/number/maximum',
                keyword: 'maximum',
                params: { comparison: '<=', limit: 6 },
              };
              (vErrors === null ? (vErrors = [err12]) : vErrors.push(err12), errors++);
            }
            if (data6 < 1 || isNaN(data6)) {
              let err13 = {
                instancePath: instancePath + '/packet/number',
                schemaPath: '#/properties/packet/properties/number/minimum',
                keyword: 'minimum',
                params: { comparison: '>=', limit: 1 },
              };
              (vErrors === null ? (vErrors = [err13]) : vErrors.push(err13), errors++);
            }
          }
        }
        if (data4.round !== void 0) {
          let data7 = data4.round;
          if (!(typeof data7 == 'number' && !(data7 % 1) && !isNaN(data7))) {
            let err14 = {
              instancePath: instancePath + '/packet/round',
              schemaPath: '#/properties/packet/properties/round/type',
              keyword: 'type',
              params: { type: 'integer' },
            };
            (vErrors === null ? (vErrors = [err14]) : vErrors.push(err14), errors++);
          }
          if (typeof data7 == 'number') {
            if (data7 > 3 || isNaN(data7)) {
              let err15 = {
                instancePath: instancePath + '/packet/round',
                schemaPath: '#/properties/packet/properties/round/maximum',
                keyword: 'maximum',
                params: { comparison: '<=', limit: 3 },
              };
              (vErrors === null ? (vErrors = [err15]) : vErrors.push(err15), errors++);
            }
            if (data7 < 1 || isNaN(data7)) {
              let err16 = {
                instancePath: instancePath + '/packet/round',
                schemaPath: '#/properties/packet/properties/round/minimum',
                keyword: 'minimum',
                params: { comparison: '>=', limit: 1 },
              };
              (vErrors === null ? (vErrors = [err16]) : vErrors.push(err16), errors++);
            }
          }
        }
        if (data4.direction !== void 0) {
          let data8 = data4.direction;
          if (!(data8 === 'sent' || data8 === 'received')) {
            let err17 = {
              instancePath: instancePath + '/packet/direction',
              schemaPath: '#/properties/packet/properties/direction/enum',
              keyword: 'enum',
              params: { allowedValues: schema21.properties.packet.properties.direction.enum },
            };
            (vErrors === null ? (vErrors = [err17]) : vErrors.push(err17), errors++);
          }
        }
        if (data4.role !== void 0) {
          let data9 = data4.role;
          if (!(data9 === 'initiator' || data9 === 'responder')) {
            let err18 = {
              instancePath: instancePath + '/packet/role',
              schemaPath: '#/properties/packet/properties/role/enum',
              keyword: 'enum',
              params: { allowedValues: schema21.properties.packet.properties.role.enum },
            };
            (vErrors === null ? (vErrors = [err18]) : vErrors.push(err18), errors++);
          }
        }
      } else {
        let err19 = {
          instancePath: instancePath + '/packet',
          schemaPath: '#/properties/packet/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err19]) : vErrors.push(err19), errors++);
      }
    }
  } else {
    let err20 = { instancePath, schemaPath: '#/type', keyword: 'type', params: { type: 'object' } };
    (vErrors === null ? (vErrors = [err20]) : vErrors.push(err20), errors++);
  }
  return ((validate66.errors = vErrors), errors === 0);
}
function validate61(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.id === void 0) {
      let err0 = { instancePath, schemaPath: '#/required', keyword: 'required', params: { missingProperty: 'id' } };
      (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
    }
    if (data.templates === void 0) {
      let err1 = { instancePath, schemaPath: '#/required', keyword: 'required', params: { missingProperty: 'templates' } };
      (vErrors === null ? (vErrors = [err1]) : vErrors.push(err1), errors++);
    }
    if (data.outcome === void 0) {
      let err2 = { instancePath, schemaPath: '#/required', keyword: 'required', params: { missingProperty: 'outcome' } };
      (vErrors === null ? (vErrors = [err2]) : vErrors.push(err2), errors++);
    }
    if (data.source === void 0) {
      let err3 = { instancePath, schemaPath: '#/required', keyword: 'required', params: { missingProperty: 'source' } };
      (vErrors === null ? (vErrors = [err3]) : vErrors.push(err3), errors++);
    }
    if (data.samples === void 0) {
      let err4 = { instancePath, schemaPath: '#/required', keyword: 'required', params: { missingProperty: 'samples' } };
      (vErrors === null ? (vErrors = [err4]) : vErrors.push(err4), errors++);
    }
    for (let key0 in data)
      if (!func7.call(schema19.properties, key0)) {
        let err5 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
        };
        (vErrors === null ? (vErrors = [err5]) : vErrors.push(err5), errors++);
      }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 == 'string') {
        if (!pattern3.test(data0)) {
          let err6 = {
            instancePath: instancePath + '/id',
            schemaPath: '#/properties/id/pattern',
            keyword: 'pattern',
            params: { pattern: '^[0-9a-z][0-9a-z.-]*$' },
          };
          (vErrors === null ? (vErrors = [err6]) : vErrors.push(err6), errors++);
        }
      } else {
        let err7 = { instancePath: instancePath + '/id', schemaPath: '#/properties/id/type', keyword: 'type', params: { type: 'string' } };
        (vErrors === null ? (vErrors = [err7]) : vErrors.push(err7), errors++);
      }
    }
    if (data.templates !== void 0) {
      let data1 = data.templates;
      if (Array.isArray(data1)) {
        let len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data2 = data1[i0];
          if (typeof data2 == 'string') {
            if (func2(data2) < 1) {
              let err8 = {
                instancePath: instancePath + '/templates/' + i0,
                schemaPath: '#/properties/templates/items/minLength',
                keyword: 'minLength',
                params: { limit: 1 },
              };
              (vErrors === null ? (vErrors = [err8]) : vErrors.push(err8), errors++);
            }
          } else {
            let err9 = {
              instancePath: instancePath + '/templates/' + i0,
              schemaPath: '#/properties/templates/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err9]) : vErrors.push(err9), errors++);
          }
        }
        let i1 = data1.length,
          j0;
        if (i1 > 1) {
          let indices0 = {};
          for (; i1--;) {
            let item0 = data1[i1];
            if (typeof item0 == 'string') {
              if (typeof indices0[item0] == 'number') {
                j0 = indices0[item0];
                let err10 = {
                  instancePath: instancePath + '/templates',
                  schemaPath: '#/properties/templates/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i1, j: j0 },
                };
                (vErrors === null ? (vErrors = [err10]) : vErrors.push(err10), errors++);
                break;
              }
              indices0[item0] = i1;
            }
          }
        }
      } else {
        let err11 = {
          instancePath: instancePath + '/templates',
          schemaPath: '#/properties/templates/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err11]) : vErrors.push(err11), errors++);
      }
    }
    if (data.bare !== void 0 && typeof data.bare != 'boolean') {
      let err12 = {
        instancePath: instancePath + '/bare',
        schemaPath: '#/properties/bare/type',
        keyword: 'type',
        params: { type: 'boolean' },
      };
      (vErrors === null ? (vErrors = [err12]) : vErrors.push(err12), errors++);
    }
    if (data.continues !== void 0 && typeof data.continues != 'boolean') {
      let err13 = {
        instancePath: instancePath + '/continues',
        schemaPath: '#/properties/continues/type',
        keyword: 'type',
        params: { type: 'boolean' },
      };
      (vErrors === null ? (vErrors = [err13]) : vErrors.push(err13), errors++);
    }
    if (data.severity !== void 0) {
      let data5 = data.severity;
      if (!(typeof data5 == 'number' && !(data5 % 1) && !isNaN(data5))) {
        let err14 = {
          instancePath: instancePath + '/severity',
          schemaPath: '#/properties/severity/type',
          keyword: 'type',
          params: { type: 'integer' },
        };
        (vErrors === null ? (vErrors = [err14]) : vErrors.push(err14), errors++);
      }
      if (typeof data5 == 'number') {
        if (data5 > 7 || isNaN(data5)) {
          let err15 = {
            instancePath: instancePath + '/severity',
            schemaPath: '#/properties/severity/maximum',
            keyword: 'maximum',
            params: { comparison: '<=', limit: 7 },
          };
          (vErrors === null ? (vErrors = [err15]) : vErrors.push(err15), errors++);
        }
        if (data5 < 0 || isNaN(data5)) {
          let err16 = {
            instancePath: instancePath + '/severity',
            schemaPath: '#/properties/severity/minimum',
            keyword: 'minimum',
            params: { comparison: '>=', limit: 0 },
          };
          (vErrors === null ? (vErrors = [err16]) : vErrors.push(err16), errors++);
        }
      }
    }
    if (
      (data.outcome !== void 0 &&
        (validate62(data.outcome, { instancePath: instancePath + '/outcome', parentData: data, parentDataProperty: 'outcome', rootData }) ||
          ((vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors)), (errors = vErrors.length))),
      data.when !== void 0)
    ) {
      let data7 = data.when;
      if (Array.isArray(data7)) {
        let len1 = data7.length;
        for (let i2 = 0; i2 < len1; i2++) {
          let data8 = data7[i2];
          if (data8 && typeof data8 == 'object' && !Array.isArray(data8)) {
            if (data8.params === void 0) {
              let err17 = {
                instancePath: instancePath + '/when/' + i2,
                schemaPath: '#/properties/when/items/required',
                keyword: 'required',
                params: { missingProperty: 'params' },
              };
              (vErrors === null ? (vErrors = [err17]) : vErrors.push(err17), errors++);
            }
            for (let key1 in data8)
              if (!(key1 === 'params' || key1 === 'outcome' || key1 === 'tunnel')) {
                let err18 = {
                  instancePath: instancePath + '/when/' + i2,
                  schemaPath: '#/properties/when/items/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key1 },
                };
                (vErrors === null ? (vErrors = [err18]) : vErrors.push(err18), errors++);
              }
            if (data8.params !== void 0) {
              let data9 = data8.params;
              if (data9 && typeof data9 == 'object' && !Array.isArray(data9)) {
                if (Object.keys(data9).length < 1) {
                  let err19 = {
                    instancePath: instancePath + '/when/' + i2 + '/params',
                    schemaPath: '#/properties/when/items/properties/params/minProperties',
                    keyword: 'minProperties',
                    params: { limit: 1 },
                  };
                  (vErrors === null ? (vErrors = [err19]) : vErrors.push(err19), errors++);
                }
                for (let key2 in data9) {
                  let _errs22 = errors;
                  validate32(key2, {
                    instancePath: instancePath + '/when/' + i2 + '/params',
                    parentData: data9,
                    parentDataProperty: 'params',
                    rootData,
                  }) || ((vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors)), (errors = vErrors.length));
                  var valid7 = _errs22 === errors;
                  if (!valid7) {
                    let err20 = {
                      instancePath: instancePath + '/when/' + i2 + '/params',
                      schemaPath: '#/properties/when/items/properties/params/propertyNames',
                      keyword: 'propertyNames',
                      params: { propertyName: key2 },
                    };
                    (vErrors === null ? (vErrors = [err20]) : vErrors.push(err20), errors++);
                  }
                }
                for (let key3 in data9) {
                  let data10 = data9[key3];
                  if (Array.isArray(data10)) {
                    if (data10.length < 1) {
                      let err21 = {
                        instancePath: instancePath + '/when/' + i2 + '/params/' + key3.replace(/~/g, '~0').replace(/\//g, '~1'),
                        schemaPath: '#/properties/when/items/properties/params/additionalProperties/minItems',
                        keyword: 'minItems',
                        params: { limit: 1 },
                      };
                      (vErrors === null ? (vErrors = [err21]) : vErrors.push(err21), errors++);
                    }
                    let len2 = data10.length;
                    for (let i3 = 0; i3 < len2; i3++)
                      if (typeof data10[i3] != 'string') {
                        let err22 = {
                          instancePath:
                            instancePath + '/when/' + i2 + '/params/' + key3.replace(/~/g, '~0').replace(/\//g, '~1') + '/' + i3,
                          schemaPath: '#/properties/when/items/properties/params/additionalProperties/items/type',
                          keyword: 'type',
                          params: { type: 'string' },
                        };
                        (vErrors === null ? (vErrors = [err22]) : vErrors.push(err22), errors++);
                      }
                  } else {
                    let err23 = {
                      instancePath: instancePath + '/when/' + i2 + '/params/' + key3.replace(/~/g, '~0').replace(/\//g, '~1'),
                      schemaPath: '#/properties/when/items/properties/params/additionalProperties/type',
                      keyword: 'type',
                      params: { type: 'array' },
                    };
                    (vErrors === null ? (vErrors = [err23]) : vErrors.push(err23), errors++);
                  }
                }
              } else {
                let err24 = {
                  instancePath: instancePath + '/when/' + i2 + '/params',
                  schemaPath: '#/properties/when/items/properties/params/type',
                  keyword: 'type',
                  params: { type: 'object' },
                };
                (vErrors === null ? (vErrors = [err24]) : vErrors.push(err24), errors++);
              }
            }
            (data8.outcome !== void 0 &&
              (validate62(data8.outcome, {
                instancePath: instancePath + '/when/' + i2 + '/outcome',
                parentData: data8,
                parentDataProperty: 'outcome',
                rootData,
              }) ||
                ((vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors)), (errors = vErrors.length))),
              data8.tunnel !== void 0 &&
                (validate66(data8.tunnel, {
                  instancePath: instancePath + '/when/' + i2 + '/tunnel',
                  parentData: data8,
                  parentDataProperty: 'tunnel',
                  rootData,
                }) ||
                  ((vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors)), (errors = vErrors.length))));
          } else {
            let err25 = {
              instancePath: instancePath + '/when/' + i2,
              schemaPath: '#/properties/when/items/type',
              keyword: 'type',
              params: { type: 'object' },
            };
            (vErrors === null ? (vErrors = [err25]) : vErrors.push(err25), errors++);
          }
        }
      } else {
        let err26 = {
          instancePath: instancePath + '/when',
          schemaPath: '#/properties/when/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err26]) : vErrors.push(err26), errors++);
      }
    }
    if (
      (data.tunnel !== void 0 &&
        (validate66(data.tunnel, { instancePath: instancePath + '/tunnel', parentData: data, parentDataProperty: 'tunnel', rootData }) ||
          ((vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors)), (errors = vErrors.length))),
      data.related !== void 0)
    ) {
      let data15 = data.related;
      if (Array.isArray(data15)) {
        let len3 = data15.length;
        for (let i4 = 0; i4 < len3; i4++)
          if (typeof data15[i4] != 'string') {
            let err27 = {
              instancePath: instancePath + '/related/' + i4,
              schemaPath: '#/properties/related/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err27]) : vErrors.push(err27), errors++);
          }
        let i5 = data15.length,
          j1;
        if (i5 > 1) {
          let indices1 = {};
          for (; i5--;) {
            let item1 = data15[i5];
            if (typeof item1 == 'string') {
              if (typeof indices1[item1] == 'number') {
                j1 = indices1[item1];
                let err28 = {
                  instancePath: instancePath + '/related',
                  schemaPath: '#/properties/related/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i5, j: j1 },
                };
                (vErrors === null ? (vErrors = [err28]) : vErrors.push(err28), errors++);
                break;
              }
              indices1[item1] = i5;
            }
          }
        }
      } else {
        let err29 = {
          instancePath: instancePath + '/related',
          schemaPath: '#/properties/related/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err29]) : vErrors.push(err29), errors++);
      }
    }
    if (data.yieldsTo !== void 0) {
      let data17 = data.yieldsTo;
      if (Array.isArray(data17)) {
        if (data17.length < 1) {
          let err30 = {
            instancePath: instancePath + '/yieldsTo',
            schemaPath: '#/properties/yieldsTo/minItems',
            keyword: 'minItems',
            params: { limit: 1 },
          };
          (vErrors === null ? (vErrors = [err30]) : vErrors.push(err30), errors++);
        }
        let len4 = data17.length;
        for (let i6 = 0; i6 < len4; i6++)
          if (typeof data17[i6] != 'string') {
            let err31 = {
              instancePath: instancePath + '/yieldsTo/' + i6,
              schemaPath: '#/properties/yieldsTo/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err31]) : vErrors.push(err31), errors++);
          }
      } else {
        let err32 = {
          instancePath: instancePath + '/yieldsTo',
          schemaPath: '#/properties/yieldsTo/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err32]) : vErrors.push(err32), errors++);
      }
    }
    if (data.source !== void 0) {
      let data19 = data.source;
      if (typeof data19 == 'string') {
        if (func2(data19) < 1) {
          let err33 = {
            instancePath: instancePath + '/source',
            schemaPath: '#/properties/source/minLength',
            keyword: 'minLength',
            params: { limit: 1 },
          };
          (vErrors === null ? (vErrors = [err33]) : vErrors.push(err33), errors++);
        }
      } else {
        let err34 = {
          instancePath: instancePath + '/source',
          schemaPath: '#/properties/source/type',
          keyword: 'type',
          params: { type: 'string' },
        };
        (vErrors === null ? (vErrors = [err34]) : vErrors.push(err34), errors++);
      }
    }
    if (data.samples !== void 0) {
      let data20 = data.samples;
      if (Array.isArray(data20)) {
        if (data20.length < 1) {
          let err35 = {
            instancePath: instancePath + '/samples',
            schemaPath: '#/properties/samples/minItems',
            keyword: 'minItems',
            params: { limit: 1 },
          };
          (vErrors === null ? (vErrors = [err35]) : vErrors.push(err35), errors++);
        }
        let len5 = data20.length;
        for (let i7 = 0; i7 < len5; i7++) {
          let data21 = data20[i7];
          if (data21 && typeof data21 == 'object' && !Array.isArray(data21)) {
            if (data21.line === void 0) {
              let err36 = {
                instancePath: instancePath + '/samples/' + i7,
                schemaPath: '#/properties/samples/items/required',
                keyword: 'required',
                params: { missingProperty: 'line' },
              };
              (vErrors === null ? (vErrors = [err36]) : vErrors.push(err36), errors++);
            }
            if (data21.params === void 0) {
              let err37 = {
                instancePath: instancePath + '/samples/' + i7,
                schemaPath: '#/properties/samples/items/required',
                keyword: 'required',
                params: { missingProperty: 'params' },
              };
              (vErrors === null ? (vErrors = [err37]) : vErrors.push(err37), errors++);
            }
            for (let key4 in data21)
              if (!(key4 === 'line' || key4 === 'params')) {
                let err38 = {
                  instancePath: instancePath + '/samples/' + i7,
                  schemaPath: '#/properties/samples/items/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key4 },
                };
                (vErrors === null ? (vErrors = [err38]) : vErrors.push(err38), errors++);
              }
            if (data21.line !== void 0) {
              let data22 = data21.line;
              if (typeof data22 == 'string') {
                if (func2(data22) < 1) {
                  let err39 = {
                    instancePath: instancePath + '/samples/' + i7 + '/line',
                    schemaPath: '#/properties/samples/items/properties/line/minLength',
                    keyword: 'minLength',
                    params: { limit: 1 },
                  };
                  (vErrors === null ? (vErrors = [err39]) : vErrors.push(err39), errors++);
                }
              } else {
                let err40 = {
                  instancePath: instancePath + '/samples/' + i7 + '/line',
                  schemaPath: '#/properties/samples/items/properties/line/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err40]) : vErrors.push(err40), errors++);
              }
            }
            if (data21.params !== void 0) {
              let data23 = data21.params;
              if (data23 && typeof data23 == 'object' && !Array.isArray(data23)) {
                for (let key5 in data23) {
                  let _errs50 = errors;
                  validate32(key5, {
                    instancePath: instancePath + '/samples/' + i7 + '/params',
                    parentData: data23,
                    parentDataProperty: 'params',
                    rootData,
                  }) || ((vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors)), (errors = vErrors.length));
                  var valid19 = _errs50 === errors;
                  if (!valid19) {
                    let err41 = {
                      instancePath: instancePath + '/samples/' + i7 + '/params',
                      schemaPath: '#/properties/samples/items/properties/params/propertyNames',
                      keyword: 'propertyNames',
                      params: { propertyName: key5 },
                    };
                    (vErrors === null ? (vErrors = [err41]) : vErrors.push(err41), errors++);
                  }
                }
                for (let key6 in data23)
                  if (typeof data23[key6] != 'string') {
                    let err42 = {
                      instancePath: instancePath + '/samples/' + i7 + '/params/' + key6.replace(/~/g, '~0').replace(/\//g, '~1'),
                      schemaPath: '#/properties/samples/items/properties/params/additionalProperties/type',
                      keyword: 'type',
                      params: { type: 'string' },
                    };
                    (vErrors === null ? (vErrors = [err42]) : vErrors.push(err42), errors++);
                  }
              } else {
                let err43 = {
                  instancePath: instancePath + '/samples/' + i7 + '/params',
                  schemaPath: '#/properties/samples/items/properties/params/type',
                  keyword: 'type',
                  params: { type: 'object' },
                };
                (vErrors === null ? (vErrors = [err43]) : vErrors.push(err43), errors++);
              }
            }
          } else {
            let err44 = {
              instancePath: instancePath + '/samples/' + i7,
              schemaPath: '#/properties/samples/items/type',
              keyword: 'type',
              params: { type: 'object' },
            };
            (vErrors === null ? (vErrors = [err44]) : vErrors.push(err44), errors++);
          }
        }
      } else {
        let err45 = {
          instancePath: instancePath + '/samples',
          schemaPath: '#/properties/samples/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err45]) : vErrors.push(err45), errors++);
      }
    }
  } else {
    let err46 = { instancePath, schemaPath: '#/type', keyword: 'type', params: { type: 'object' } };
    (vErrors === null ? (vErrors = [err46]) : vErrors.push(err46), errors++);
  }
  return ((validate61.errors = vErrors), errors === 0);
}
function validate85(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.family === void 0) {
      let err0 = { instancePath, schemaPath: '#/required', keyword: 'required', params: { missingProperty: 'family' } };
      (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
    }
    if (data.messages === void 0) {
      let err1 = { instancePath, schemaPath: '#/required', keyword: 'required', params: { missingProperty: 'messages' } };
      (vErrors === null ? (vErrors = [err1]) : vErrors.push(err1), errors++);
    }
    for (let key0 in data)
      if (!func7.call(schema16.properties, key0)) {
        let err2 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
        };
        (vErrors === null ? (vErrors = [err2]) : vErrors.push(err2), errors++);
      }
    if (data.$schema !== void 0 && typeof data.$schema != 'string') {
      let err3 = {
        instancePath: instancePath + '/$schema',
        schemaPath: '#/properties/%24schema/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err3]) : vErrors.push(err3), errors++);
    }
    if (
      (data.family !== void 0 &&
        (validate23(data.family, { instancePath: instancePath + '/family', parentData: data, parentDataProperty: 'family', rootData }) ||
          ((vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors)), (errors = vErrors.length))),
      data.tags !== void 0)
    ) {
      let data2 = data.tags;
      if (Array.isArray(data2)) {
        let len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data3 = data2[i0];
          if (typeof data3 == 'string') {
            if (func2(data3) < 1) {
              let err4 = {
                instancePath: instancePath + '/tags/' + i0,
                schemaPath: '#/properties/tags/items/minLength',
                keyword: 'minLength',
                params: { limit: 1 },
              };
              (vErrors === null ? (vErrors = [err4]) : vErrors.push(err4), errors++);
            }
          } else {
            let err5 = {
              instancePath: instancePath + '/tags/' + i0,
              schemaPath: '#/properties/tags/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err5]) : vErrors.push(err5), errors++);
          }
        }
        let i1 = data2.length,
          j0;
        if (i1 > 1) {
          let indices0 = {};
          for (; i1--;) {
            let item0 = data2[i1];
            if (typeof item0 == 'string') {
              if (typeof indices0[item0] == 'number') {
                j0 = indices0[item0];
                let err6 = {
                  instancePath: instancePath + '/tags',
                  schemaPath: '#/properties/tags/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i1, j: j0 },
                };
                (vErrors === null ? (vErrors = [err6]) : vErrors.push(err6), errors++);
                break;
              }
              indices0[item0] = i1;
            }
          }
        }
      } else {
        let err7 = {
          instancePath: instancePath + '/tags',
          schemaPath: '#/properties/tags/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err7]) : vErrors.push(err7), errors++);
      }
    }
    if (data.prefixes !== void 0) {
      let data4 = data.prefixes;
      if (Array.isArray(data4)) {
        let len1 = data4.length;
        for (let i2 = 0; i2 < len1; i2++) {
          let data5 = data4[i2];
          if (typeof data5 == 'string') {
            if (func2(data5) < 1) {
              let err8 = {
                instancePath: instancePath + '/prefixes/' + i2,
                schemaPath: '#/properties/prefixes/items/minLength',
                keyword: 'minLength',
                params: { limit: 1 },
              };
              (vErrors === null ? (vErrors = [err8]) : vErrors.push(err8), errors++);
            }
          } else {
            let err9 = {
              instancePath: instancePath + '/prefixes/' + i2,
              schemaPath: '#/properties/prefixes/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err9]) : vErrors.push(err9), errors++);
          }
        }
      } else {
        let err10 = {
          instancePath: instancePath + '/prefixes',
          schemaPath: '#/properties/prefixes/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err10]) : vErrors.push(err10), errors++);
      }
    }
    if (data.prefix !== void 0) {
      let data6 = data.prefix;
      if (!(data6 === 'required' || data6 === 'optional')) {
        let err11 = {
          instancePath: instancePath + '/prefix',
          schemaPath: '#/properties/prefix/enum',
          keyword: 'enum',
          params: { allowedValues: schema16.properties.prefix.enum },
        };
        (vErrors === null ? (vErrors = [err11]) : vErrors.push(err11), errors++);
      }
    }
    if (data.bare !== void 0 && typeof data.bare != 'boolean') {
      let err12 = {
        instancePath: instancePath + '/bare',
        schemaPath: '#/properties/bare/type',
        keyword: 'type',
        params: { type: 'boolean' },
      };
      (vErrors === null ? (vErrors = [err12]) : vErrors.push(err12), errors++);
    }
    if (data.owns !== void 0 && typeof data.owns != 'boolean') {
      let err13 = {
        instancePath: instancePath + '/owns',
        schemaPath: '#/properties/owns/type',
        keyword: 'type',
        params: { type: 'boolean' },
      };
      (vErrors === null ? (vErrors = [err13]) : vErrors.push(err13), errors++);
    }
    if (data.parameters !== void 0) {
      let data9 = data.parameters;
      if (data9 && typeof data9 == 'object' && !Array.isArray(data9)) {
        for (let key1 in data9) {
          let _errs20 = errors;
          validate32(key1, { instancePath: instancePath + '/parameters', parentData: data9, parentDataProperty: 'parameters', rootData }) ||
            ((vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors)), (errors = vErrors.length));
          var valid6 = _errs20 === errors;
          if (!valid6) {
            let err14 = {
              instancePath: instancePath + '/parameters',
              schemaPath: '#/properties/parameters/propertyNames',
              keyword: 'propertyNames',
              params: { propertyName: key1 },
            };
            (vErrors === null ? (vErrors = [err14]) : vErrors.push(err14), errors++);
          }
        }
        for (let key2 in data9)
          validate57(data9[key2], {
            instancePath: instancePath + '/parameters/' + key2.replace(/~/g, '~0').replace(/\//g, '~1'),
            parentData: data9,
            parentDataProperty: key2,
            rootData,
          }) || ((vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors)), (errors = vErrors.length));
      } else {
        let err15 = {
          instancePath: instancePath + '/parameters',
          schemaPath: '#/properties/parameters/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err15]) : vErrors.push(err15), errors++);
      }
    }
    if (data.messages !== void 0) {
      let data11 = data.messages;
      if (Array.isArray(data11)) {
        if (data11.length < 1) {
          let err16 = {
            instancePath: instancePath + '/messages',
            schemaPath: '#/properties/messages/minItems',
            keyword: 'minItems',
            params: { limit: 1 },
          };
          (vErrors === null ? (vErrors = [err16]) : vErrors.push(err16), errors++);
        }
        let len2 = data11.length;
        for (let i3 = 0; i3 < len2; i3++)
          validate61(data11[i3], {
            instancePath: instancePath + '/messages/' + i3,
            parentData: data11,
            parentDataProperty: i3,
            rootData,
          }) || ((vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors)), (errors = vErrors.length));
      } else {
        let err17 = {
          instancePath: instancePath + '/messages',
          schemaPath: '#/properties/messages/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err17]) : vErrors.push(err17), errors++);
      }
    }
  } else {
    let err18 = { instancePath, schemaPath: '#/type', keyword: 'type', params: { type: 'object' } };
    (vErrors === null ? (vErrors = [err18]) : vErrors.push(err18), errors++);
  }
  return ((validate85.errors = vErrors), errors === 0);
}
var validateText = validate90,
  schema15 = {
    type: 'object',
    required: ['language', 'family', 'messages'],
    additionalProperties: !1,
    properties: {
      $schema: { type: 'string' },
      language: { enum: ['en', 'ja', 'zh-cn'] },
      family: { $ref: '#/definitions/slug' },
      values: {
        type: 'object',
        propertyNames: { $ref: '#/definitions/parameterName' },
        additionalProperties: { type: 'object', additionalProperties: { type: 'string', minLength: 1 } },
      },
      messages: {
        type: 'object',
        additionalProperties: {
          type: 'object',
          additionalProperties: !1,
          required: ['title'],
          anyOf: [{ required: ['meaning'] }, { required: ['sameAs'] }],
          properties: {
            title: { type: 'string', minLength: 2, maxLength: 120 },
            meaning: { type: 'string', minLength: 20 },
            causes: { type: 'array', minItems: 1, items: { type: 'string', minLength: 4 } },
            checks: { type: 'array', minItems: 1, items: { type: 'string', minLength: 4 } },
            sameAs: { type: 'string' },
          },
        },
      },
    },
  };
function validate90(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.language === void 0) {
      let err0 = { instancePath, schemaPath: '#/required', keyword: 'required', params: { missingProperty: 'language' } };
      (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
    }
    if (data.family === void 0) {
      let err1 = { instancePath, schemaPath: '#/required', keyword: 'required', params: { missingProperty: 'family' } };
      (vErrors === null ? (vErrors = [err1]) : vErrors.push(err1), errors++);
    }
    if (data.messages === void 0) {
      let err2 = { instancePath, schemaPath: '#/required', keyword: 'required', params: { missingProperty: 'messages' } };
      (vErrors === null ? (vErrors = [err2]) : vErrors.push(err2), errors++);
    }
    for (let key0 in data)
      if (!(key0 === '$schema' || key0 === 'language' || key0 === 'family' || key0 === 'values' || key0 === 'messages')) {
        let err3 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
        };
        (vErrors === null ? (vErrors = [err3]) : vErrors.push(err3), errors++);
      }
    if (data.$schema !== void 0 && typeof data.$schema != 'string') {
      let err4 = {
        instancePath: instancePath + '/$schema',
        schemaPath: '#/properties/%24schema/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err4]) : vErrors.push(err4), errors++);
    }
    if (data.language !== void 0) {
      let data1 = data.language;
      if (!(data1 === 'en' || data1 === 'ja' || data1 === 'zh-cn')) {
        let err5 = {
          instancePath: instancePath + '/language',
          schemaPath: '#/properties/language/enum',
          keyword: 'enum',
          params: { allowedValues: schema15.properties.language.enum },
        };
        (vErrors === null ? (vErrors = [err5]) : vErrors.push(err5), errors++);
      }
    }
    if (
      (data.family !== void 0 &&
        (validate23(data.family, { instancePath: instancePath + '/family', parentData: data, parentDataProperty: 'family', rootData }) ||
          ((vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors)), (errors = vErrors.length))),
      data.values !== void 0)
    ) {
      let data3 = data.values;
      if (data3 && typeof data3 == 'object' && !Array.isArray(data3)) {
        for (let key1 in data3) {
          let _errs8 = errors;
          validate32(key1, { instancePath: instancePath + '/values', parentData: data3, parentDataProperty: 'values', rootData }) ||
            ((vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors)), (errors = vErrors.length));
          var valid1 = _errs8 === errors;
          if (!valid1) {
            let err6 = {
              instancePath: instancePath + '/values',
              schemaPath: '#/properties/values/propertyNames',
              keyword: 'propertyNames',
              params: { propertyName: key1 },
            };
            (vErrors === null ? (vErrors = [err6]) : vErrors.push(err6), errors++);
          }
        }
        for (let key2 in data3) {
          let data4 = data3[key2];
          if (data4 && typeof data4 == 'object' && !Array.isArray(data4))
            for (let key3 in data4) {
              let data5 = data4[key3];
              if (typeof data5 == 'string') {
                if (func2(data5) < 1) {
                  let err7 = {
                    instancePath:
                      instancePath +
                      '/values/' +
                      key2.replace(/~/g, '~0').replace(/\//g, '~1') +
                      '/' +
                      key3.replace(/~/g, '~0').replace(/\//g, '~1'),
                    schemaPath: '#/properties/values/additionalProperties/additionalProperties/minLength',
                    keyword: 'minLength',
                    params: { limit: 1 },
                  };
                  (vErrors === null ? (vErrors = [err7]) : vErrors.push(err7), errors++);
                }
              } else {
                let err8 = {
                  instancePath:
                    instancePath +
                    '/values/' +
                    key2.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/' +
                    key3.replace(/~/g, '~0').replace(/\//g, '~1'),
                  schemaPath: '#/properties/values/additionalProperties/additionalProperties/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err8]) : vErrors.push(err8), errors++);
              }
            }
          else {
            let err9 = {
              instancePath: instancePath + '/values/' + key2.replace(/~/g, '~0').replace(/\//g, '~1'),
              schemaPath: '#/properties/values/additionalProperties/type',
              keyword: 'type',
              params: { type: 'object' },
            };
            (vErrors === null ? (vErrors = [err9]) : vErrors.push(err9), errors++);
          }
        }
      } else {
        let err10 = {
          instancePath: instancePath + '/values',
          schemaPath: '#/properties/values/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err10]) : vErrors.push(err10), errors++);
      }
    }
    if (data.messages !== void 0) {
      let data6 = data.messages;
      if (data6 && typeof data6 == 'object' && !Array.isArray(data6))
        for (let key4 in data6) {
          let data7 = data6[key4],
            _errs20 = errors,
            valid5 = !1,
            _errs21 = errors;
          if (data7 && typeof data7 == 'object' && !Array.isArray(data7) && data7.meaning === void 0) {
            let err11 = {
              instancePath: instancePath + '/messages/' + key4.replace(/~/g, '~0').replace(/\//g, '~1'),
              schemaPath: '#/properties/messages/additionalProperties/anyOf/0/required',
              keyword: 'required',
              params: { missingProperty: 'meaning' },
            };
            (vErrors === null ? (vErrors = [err11]) : vErrors.push(err11), errors++);
          }
          var _valid0 = _errs21 === errors;
          if (((valid5 = valid5 || _valid0), !valid5)) {
            let _errs22 = errors;
            if (data7 && typeof data7 == 'object' && !Array.isArray(data7) && data7.sameAs === void 0) {
              let err12 = {
                instancePath: instancePath + '/messages/' + key4.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/properties/messages/additionalProperties/anyOf/1/required',
                keyword: 'required',
                params: { missingProperty: 'sameAs' },
              };
              (vErrors === null ? (vErrors = [err12]) : vErrors.push(err12), errors++);
            }
            var _valid0 = _errs22 === errors;
            valid5 = valid5 || _valid0;
          }
          if (valid5) ((errors = _errs20), vErrors !== null && (_errs20 ? (vErrors.length = _errs20) : (vErrors = null)));
          else {
            let err13 = {
              instancePath: instancePath + '/messages/' + key4.replace(/~/g, '~0').replace(/\//g, '~1'),
              schemaPath: '#/properties/messages/additionalProperties/anyOf',
              keyword: 'anyOf',
              params: {},
            };
            (vErrors === null ? (vErrors = [err13]) : vErrors.push(err13), errors++);
          }
          if (data7 && typeof data7 == 'object' && !Array.isArray(data7)) {
            if (data7.title === void 0) {
              let err14 = {
                instancePath: instancePath + '/messages/' + key4.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/properties/messages/additionalProperties/required',
                keyword: 'required',
                params: { missingProperty: 'title' },
              };
              (vErrors === null ? (vErrors = [err14]) : vErrors.push(err14), errors++);
            }
            for (let key5 in data7)
              if (!(key5 === 'title' || key5 === 'meaning' || key5 === 'causes' || key5 === 'checks' || key5 === 'sameAs')) {
                let err15 = {
                  instancePath: instancePath + '/messages/' + key4.replace(/~/g, '~0').replace(/\//g, '~1'),
                  schemaPath: '#/properties/messages/additionalProperties/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key5 },
                };
                (vErrors === null ? (vErrors = [err15]) : vErrors.push(err15), errors++);
              }
            if (data7.title !== void 0) {
              let data8 = data7.title;
              if (typeof data8 == 'string') {
                if (func2(data8) > 120) {
                  let err16 = {
                    instancePath: instancePath + '/messages/' + key4.replace(/~/g, '~0').replace(/\//g, '~1') + '/title',
                    schemaPath: '#/properties/messages/additionalProperties/properties/title/maxLength',
                    keyword: 'maxLength',
                    params: { limit: 120 },
                  };
                  (vErrors === null ? (vErrors = [err16]) : vErrors.push(err16), errors++);
                }
                if (func2(data8) < 2) {
                  let err17 = {
                    instancePath: instancePath + '/messages/' + key4.replace(/~/g, '~0').replace(/\//g, '~1') + '/title',
                    schemaPath: '#/properties/messages/additionalProperties/properties/title/minLength',
                    keyword: 'minLength',
                    params: { limit: 2 },
                  };
                  (vErrors === null ? (vErrors = [err17]) : vErrors.push(err17), errors++);
                }
              } else {
                let err18 = {
                  instancePath: instancePath + '/messages/' + key4.replace(/~/g, '~0').replace(/\//g, '~1') + '/title',
                  schemaPath: '#/properties/messages/additionalProperties/properties/title/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err18]) : vErrors.push(err18), errors++);
              }
            }
            if (data7.meaning !== void 0) {
              let data9 = data7.meaning;
              if (typeof data9 == 'string') {
                if (func2(data9) < 20) {
                  let err19 = {
                    instancePath: instancePath + '/messages/' + key4.replace(/~/g, '~0').replace(/\//g, '~1') + '/meaning',
                    schemaPath: '#/properties/messages/additionalProperties/properties/meaning/minLength',
                    keyword: 'minLength',
                    params: { limit: 20 },
                  };
                  (vErrors === null ? (vErrors = [err19]) : vErrors.push(err19), errors++);
                }
              } else {
                let err20 = {
                  instancePath: instancePath + '/messages/' + key4.replace(/~/g, '~0').replace(/\//g, '~1') + '/meaning',
                  schemaPath: '#/properties/messages/additionalProperties/properties/meaning/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err20]) : vErrors.push(err20), errors++);
              }
            }
            if (data7.causes !== void 0) {
              let data10 = data7.causes;
              if (Array.isArray(data10)) {
                if (data10.length < 1) {
                  let err21 = {
                    instancePath: instancePath + '/messages/' + key4.replace(/~/g, '~0').replace(/\//g, '~1') + '/causes',
                    schemaPath: '#/properties/messages/additionalProperties/properties/causes/minItems',
                    keyword: 'minItems',
                    params: { limit: 1 },
                  };
                  (vErrors === null ? (vErrors = [err21]) : vErrors.push(err21), errors++);
                }
                let len0 = data10.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let data11 = data10[i0];
                  if (typeof data11 == 'string') {
                    if (func2(data11) < 4) {
                      let err22 = {
                        instancePath: instancePath + '/messages/' + key4.replace(/~/g, '~0').replace(/\//g, '~1') + '/causes/' + i0,
                        schemaPath: '#/properties/messages/additionalProperties/properties/causes/items/minLength',
                        keyword: 'minLength',
                        params: { limit: 4 },
                      };
                      (vErrors === null ? (vErrors = [err22]) : vErrors.push(err22), errors++);
                    }
                  } else {
                    let err23 = {
                      instancePath: instancePath + '/messages/' + key4.replace(/~/g, '~0').replace(/\//g, '~1') + '/causes/' + i0,
                      schemaPath: '#/properties/messages/additionalProperties/properties/causes/items/type',
                      keyword: 'type',
                      params: { type: 'string' },
                    };
                    (vErrors === null ? (vErrors = [err23]) : vErrors.push(err23), errors++);
                  }
                }
              } else {
                let err24 = {
                  instancePath: instancePath + '/messages/' + key4.replace(/~/g, '~0').replace(/\//g, '~1') + '/causes',
                  schemaPath: '#/properties/messages/additionalProperties/properties/causes/type',
                  keyword: 'type',
                  params: { type: 'array' },
                };
                (vErrors === null ? (vErrors = [err24]) : vErrors.push(err24), errors++);
              }
            }
            if (data7.checks !== void 0) {
              let data12 = data7.checks;
              if (Array.isArray(data12)) {
                if (data12.length < 1) {
                  let err25 = {
                    instancePath: instancePath + '/messages/' + key4.replace(/~/g, '~0').replace(/\//g, '~1') + '/checks',
                    schemaPath: '#/properties/messages/additionalProperties/properties/checks/minItems',
                    keyword: 'minItems',
                    params: { limit: 1 },
                  };
                  (vErrors === null ? (vErrors = [err25]) : vErrors.push(err25), errors++);
                }
                let len1 = data12.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let data13 = data12[i1];
                  if (typeof data13 == 'string') {
                    if (func2(data13) < 4) {
                      let err26 = {
                        instancePath: instancePath + '/messages/' + key4.replace(/~/g, '~0').replace(/\//g, '~1') + '/checks/' + i1,
                        schemaPath: '#/properties/messages/additionalProperties/properties/checks/items/minLength',
                        keyword: 'minLength',
                        params: { limit: 4 },
                      };
                      (vErrors === null ? (vErrors = [err26]) : vErrors.push(err26), errors++);
                    }
                  } else {
                    let err27 = {
                      instancePath: instancePath + '/messages/' + key4.replace(/~/g, '~0').replace(/\//g, '~1') + '/checks/' + i1,
                      schemaPath: '#/properties/messages/additionalProperties/properties/checks/items/type',
                      keyword: 'type',
                      params: { type: 'string' },
                    };
                    (vErrors === null ? (vErrors = [err27]) : vErrors.push(err27), errors++);
                  }
                }
              } else {
                let err28 = {
                  instancePath: instancePath + '/messages/' + key4.replace(/~/g, '~0').replace(/\//g, '~1') + '/checks',
                  schemaPath: '#/properties/messages/additionalProperties/properties/checks/type',
                  keyword: 'type',
                  params: { type: 'array' },
                };
                (vErrors === null ? (vErrors = [err28]) : vErrors.push(err28), errors++);
              }
            }
            if (data7.sameAs !== void 0 && typeof data7.sameAs != 'string') {
              let err29 = {
                instancePath: instancePath + '/messages/' + key4.replace(/~/g, '~0').replace(/\//g, '~1') + '/sameAs',
                schemaPath: '#/properties/messages/additionalProperties/properties/sameAs/type',
                keyword: 'type',
                params: { type: 'string' },
              };
              (vErrors === null ? (vErrors = [err29]) : vErrors.push(err29), errors++);
            }
          } else {
            let err30 = {
              instancePath: instancePath + '/messages/' + key4.replace(/~/g, '~0').replace(/\//g, '~1'),
              schemaPath: '#/properties/messages/additionalProperties/type',
              keyword: 'type',
              params: { type: 'object' },
            };
            (vErrors === null ? (vErrors = [err30]) : vErrors.push(err30), errors++);
          }
        }
      else {
        let err31 = {
          instancePath: instancePath + '/messages',
          schemaPath: '#/properties/messages/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err31]) : vErrors.push(err31), errors++);
      }
    }
  } else {
    let err32 = { instancePath, schemaPath: '#/type', keyword: 'type', params: { type: 'object' } };
    (vErrors === null ? (vErrors = [err32]) : vErrors.push(err32), errors++);
  }
  return ((validate90.errors = vErrors), errors === 0);
}
export { validateCatalog, validateFamily, validateText };
