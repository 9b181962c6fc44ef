// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SchemaDefinition} from "../../../contracts/libraries/SchemaDefinition.sol";
import {Test} from "../utils/Test.sol";
import {SchemaReader} from "./SchemaReader.sol";

/// @notice The grammar of schema definitions, on the cases that the TypeScript client reads too, and beyond them by fuzz.
contract SchemaDefinitionTest is Test {
    uint256 private constant FEWEST_CASES = 25;

    SchemaReader private reader = new SchemaReader();
    string private json = vm.readFile("test/vectors/schema-definitions.json");

    /* VECTORS */

    function test_ValidVectors() public view {
        uint256 seen = 0;
        for (string memory path = ".valid[0]"; vm.keyExistsJson(json, path); path = _path(".valid", ++seen)) {
            string memory definition = vm.parseJsonString(json, string.concat(path, ".definition"));
            (uint16 minWords, bool dynamic) = reader.parse(definition);
            vm.assertEq(minWords, vm.parseJsonUint(json, string.concat(path, ".minWords")), definition);
            vm.assertEq(dynamic, vm.parseJsonBool(json, string.concat(path, ".dynamic")), definition);
        }
        vm.assertTrue(seen >= FEWEST_CASES, "all cases read");
    }

    function test_RevertWhen_InvalidVectors() public view {
        uint256 seen = 0;
        for (string memory path = ".invalid[0]"; vm.keyExistsJson(json, path); path = _path(".invalid", ++seen)) {
            string memory definition = vm.parseJsonString(json, string.concat(path, ".definition"));
            uint256 position = vm.parseJsonUint(json, string.concat(path, ".position"));
            try reader.parse(definition) {
                vm.assertTrue(false, definition);
            } catch (bytes memory reason) {
                vm.assertEq(
                    reason,
                    abi.encodeWithSelector(SchemaDefinition.SchemaDefinition_Malformed.selector, definition, position),
                    definition
                );
            }
        }
        vm.assertTrue(seen >= FEWEST_CASES, "all cases read");
    }

    /* SHAPES THAT FOLLOW FROM HOW A DEFINITION WAS BUILT */

    function testFuzz_IntegersOfEverySize(uint256 bits, bool signed) public view {
        bits = _bound(bits, 0, 300);
        string memory definition = string.concat(signed ? "int" : "uint", vm.toString(bits), " x");
        bool valid = bits != 0 && bits <= 256 && bits % 8 == 0;
        (bool ok, bytes memory result) = address(reader).staticcall(abi.encodeCall(reader.parse, (definition)));
        vm.assertEq(ok, valid, definition);
        if (valid) vm.assertEq(result, abi.encode(1, false), definition);
    }

    function testFuzz_BytesOfEverySize(uint256 size) public view {
        size = _bound(size, 0, 60);
        string memory definition = string.concat("bytes", vm.toString(size), " x");
        (bool ok, ) = address(reader).staticcall(abi.encodeCall(reader.parse, (definition)));
        vm.assertEq(ok, size != 0 && size <= 32, definition);
    }

    /// @dev Words add up over fields; one dynamic field makes the whole dynamic.
    function testFuzz_FieldsAddUp(uint256 choices, uint256 count) public view {
        count = _bound(count, 1, 24);
        string memory definition = "";
        uint256 words = 0;
        bool dynamic = false;
        for (uint256 i = 0; i < count; i++) {
            (string memory kind, uint256 w, bool d) = _kind((choices >> (i * 4)) & 0xf);
            definition = string.concat(definition, i == 0 ? "" : ",", kind, " f", vm.toString(i));
            (words, dynamic) = (words + w, dynamic || d);
        }
        (uint16 minWords, bool isDynamic) = reader.parse(definition);
        vm.assertEq(minWords, words, definition);
        vm.assertEq(isDynamic, dynamic, definition);
    }

    function testFuzz_FixedArraysMultiply(uint16 a, uint16 b) public view {
        a = uint16(_bound(a, 1, 255));
        b = uint16(_bound(b, 1, 255));
        string memory definition = string.concat("uint8[", vm.toString(a), "][", vm.toString(b), "] x");
        (uint16 minWords, bool dynamic) = reader.parse(definition);
        vm.assertEq(minWords, uint256(a) * b, definition);
        vm.assertFalse(dynamic, definition);
    }

    /// @dev The shortest encodings that the compiler itself makes.
    function test_ShortestEncodings() public view {
        _assertShortest("string a", abi.encode(""));
        _assertShortest("uint256 a,bytes b", abi.encode(uint256(0), bytes("")));
        _assertShortest("uint256[] a", abi.encode(new uint256[](0)));
        _assertShortest("uint256[][] a", abi.encode(new uint256[][](0)));
        string[3] memory strings;
        _assertShortest("string[3] a", abi.encode(strings));
        uint256[][2] memory lists = [new uint256[](0), new uint256[](0)];
        _assertShortest("uint256[][2] a", abi.encode(lists));
        uint8[2][3] memory grid;
        _assertShortest("uint8[2][3] a,bool b", abi.encode(grid, true));
    }

    /// @dev Whatever is given is read or refused at a position inside it; nothing else happens.
    function testFuzz_AnyTextIsReadOrRefused(string calldata text) public view {
        try reader.parse(text) returns (uint16 minWords, bool) {
            vm.assertTrue(minWords != 0, "never without a word");
        } catch (bytes memory reason) {
            vm.assertEq(bytes4(reason), SchemaDefinition.SchemaDefinition_Malformed.selector, text);
        }
    }

    /// @dev One character of a good definition changed: the position never lies beyond the text.
    function testFuzz_OneCharacterChanged(uint256 index, bytes1 character) public view {
        bytes memory text = "uint64 weight,string[2] unit,bytes32 seal";
        text[index % text.length] = character;
        try reader.parse(string(text)) {} catch (bytes memory reason) {
            vm.assertEq(bytes4(reason), SchemaDefinition.SchemaDefinition_Malformed.selector, string(text));
            (, uint256 position) = abi.decode(_tail(reason), (bytes, uint256));
            vm.assertTrue(position <= text.length, string(text));
        }
    }

    /* FITS */

    function testFuzz_Fits(uint256 length, uint16 minWords, bool dynamic) public view {
        length = _bound(length, 0, 70_000 * 32);
        minWords = uint16(_bound(minWords, 1, type(uint16).max));
        uint256 min = uint256(minWords) * 32;
        bool expected = dynamic ? length >= min && length % 32 == 0 : length == min;
        vm.assertEq(reader.fits(length, minWords, dynamic), expected, "fits");
    }

    /* HELPERS */

    function _assertShortest(string memory definition, bytes memory encoding) private view {
        (uint16 minWords, bool dynamic) = reader.parse(definition);
        // A compiler puts one offset in front of a single dynamic value as well, so lengths compare directly.
        vm.assertEq(uint256(minWords) * 32, encoding.length, definition);
        vm.assertTrue(reader.fits(encoding.length, minWords, dynamic), definition);
    }

    function _kind(uint256 choice) private pure returns (string memory kind, uint256 words, bool dynamic) {
        if (choice < 2) return ("address", 1, false);
        if (choice < 4) return ("bool", 1, false);
        if (choice < 6) return ("bytes32", 1, false);
        if (choice < 8) return ("string", 2, true);
        if (choice < 10) return ("bytes", 2, true);
        if (choice < 12) return ("int16[4]", 4, false);
        if (choice < 14) return ("address[]", 2, true);
        return ("bytes[2]", 5, true);
    }

    function _path(string memory list, uint256 index) private pure returns (string memory) {
        return string.concat(list, "[", vm.toString(index), "]");
    }

    function _tail(bytes memory reason) private pure returns (bytes memory tail) {
        tail = new bytes(reason.length - 4);
        for (uint256 i = 0; i < tail.length; i++) tail[i] = reason[i + 4];
    }
}
