// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title SchemaDefinition
/// @notice Reads a definition such as "uint64 weight,string unit": ABI types with names, one comma between fields, one space
/// between type and name. Elementary types and arrays of them; no tuples.
///
/// What comes out is the shape of an encoding: how many 32-byte words it has at least, and whether it may have more. That is
/// as much as a contract can check in constant time; whether each word fits its type is checked off chain, and by a policy
/// where it matters on chain.
library SchemaDefinition {
    /// @notice The definition cannot be read from the character at `position`, counted from zero.
    error SchemaDefinition_Malformed(string definition, uint256 position);

    /// @return minWords Words of the shortest encoding.
    /// @return dynamic Whether an encoding can be longer.
    function parse(string calldata definition) internal pure returns (uint16 minWords, bool dynamic) {
        bytes calldata text = bytes(definition);
        uint256 words = 0;
        uint256 pos = 0;
        while (true) {
            uint256 typeWords;
            bool typeDynamic;
            (typeWords, typeDynamic, pos) = _type(text, pos);
            words += typeWords;
            dynamic = dynamic || typeDynamic;
            pos = _name(text, pos);
            if (pos == text.length) break;
            if (text[pos] != ",") _malformed(text, pos);
            pos++;
        }
        if (words > type(uint16).max) _malformed(text, pos);
        minWords = uint16(words); // bounded by the line above
    }

    /// @notice Whether an encoding of `length` bytes can be one of this shape.
    function fits(uint256 length, uint16 minWords, bool dynamic) internal pure returns (bool) {
        uint256 min = uint256(minWords) << 5; // words to bytes
        return length == min || (dynamic && length > min && length % 32 == 0);
    }

    /// @dev A type with its array suffixes. An array of fixed length multiplies; one of any length has an offset and a length.
    function _type(bytes calldata text, uint256 pos) private pure returns (uint256 words, bool dynamic, uint256 end) {
        (dynamic, end) = _elementary(text, pos);
        words = dynamic ? 2 : 1;
        while (end < text.length && text[end] == "[") {
            uint256 length;
            uint256 digits = ++end;
            (length, end) = _number(text, end);
            if (end == text.length || text[end] != "]") _malformed(text, end);
            if (end == digits) {
                words = 2;
                dynamic = true;
            } else {
                if (length == 0) _malformed(text, digits);
                words = words * length + (dynamic ? 1 : 0);
            }
            if (words > type(uint16).max) _malformed(text, digits);
            end++;
        }
    }

    function _elementary(bytes calldata text, uint256 pos) private pure returns (bool dynamic, uint256 end) {
        end = pos;
        while (end < text.length && text[end] >= "a" && text[end] <= "z") end++;
        bytes32 word = keccak256(text[pos:end]);
        if (word == keccak256("address") || word == keccak256("bool")) return (false, end);
        if (word == keccak256("string")) return (true, end);

        uint256 digits = end;
        uint256 size;
        (size, end) = _number(text, end);
        if (word == keccak256("bytes")) {
            if (end == digits) return (true, end);
            if (size == 0 || size > 32) _malformed(text, digits);
        } else if (word == keccak256("uint") || word == keccak256("int")) {
            if (size == 0 || size > 256 || size % 8 != 0) _malformed(text, digits);
        } else {
            _malformed(text, pos);
        }
    }

    /// @dev A decimal number of at most five digits without leading zero; nothing read is zero.
    function _number(bytes calldata text, uint256 pos) private pure returns (uint256 value, uint256 end) {
        end = pos;
        while (end < text.length && text[end] >= "0" && text[end] <= "9") {
            if (end - pos == 5 || (end > pos && value == 0)) _malformed(text, end);
            value = value * 10 + uint8(text[end]) - 48; // below 100 000
            end++;
        }
    }

    /// @dev A space and an identifier.
    function _name(bytes calldata text, uint256 pos) private pure returns (uint256 end) {
        if (pos == text.length || text[pos] != " ") _malformed(text, pos);
        end = pos + 1;
        while (end < text.length && _isIdentifier(text[end], end > pos + 1)) end++;
        if (end == pos + 1) _malformed(text, end);
    }

    function _isIdentifier(bytes1 c, bool digitAllowed) private pure returns (bool) {
        return (c >= "a" && c <= "z") || (c >= "A" && c <= "Z") || c == "_" || (digitAllowed && c >= "0" && c <= "9");
    }

    function _malformed(bytes calldata text, uint256 position) private pure {
        revert SchemaDefinition_Malformed(string(text), position);
    }
}
