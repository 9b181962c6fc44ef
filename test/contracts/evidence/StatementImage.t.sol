// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Statement, STATEMENT_TYPEHASH} from "../../../contracts/evidence/Statement.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {Test} from "../utils/Test.sol";
import {Vm} from "../utils/Vm.sol";
import {ImageReader} from "./ImageReader.sol";

/// @notice The image is byte by byte what `abi.encode` and `emit` write.
contract StatementImageTest is Test {
    ImageReader private reader = new ImageReader();

    function test_TypeHashIsDerivedFromTheStruct() public pure {
        bytes memory fields =
            "bytes32 schema,address attester,bytes32 subject,uint48 validUntil,bytes32 replaces,bytes32 salt,bytes data";
        vm.assertEq(STATEMENT_TYPEHASH, keccak256(bytes.concat("Statement(", fields, ")")), "type hash");
    }

    function testFuzz_StructHashAndFields(Statement calldata s, uint256 ahead) public view {
        ahead = _bound(ahead, 0, 4096);
        bytes memory read = abi.encode(
            _structHash(s),
            s.schema,
            s.attester,
            s.validUntil,
            s.replaces,
            s.data.length,
            true
        );
        (, bytes memory got) = address(reader).staticcall(abi.encodeCall(reader.read, (s, ahead)));
        vm.assertEq(got, read, "struct hash, fields, and memory around it");
    }

    /// @dev Lengths on both sides of each word, which a fuzzer meets by chance only.
    function test_StructHashForEveryLength() public view {
        Statement memory s;
        for (uint256 length = 0; length <= 130; length++) {
            s.data = new bytes(length);
            for (uint256 i = 0; i < length; i++) s.data[i] = 0xff;
            (bytes32 structHash, , , , , uint256 dataLength, bool kept) = reader.read(s, length * 32);
            vm.assertEq(structHash, _structHash(s), "struct hash");
            vm.assertEq(dataLength, length, "length");
            vm.assertTrue(kept, "memory");
        }
    }

    function testFuzz_EventIsWhatTheCompilerWrites(Statement calldata s, Uid uid, uint256 ahead) public {
        _assertSameEvent(s, uid, _bound(ahead, 0, 4096));
    }

    function test_EventForEveryLength() public {
        Statement memory s;
        for (uint256 length = 0; length <= 70; length++) {
            s.data = new bytes(length);
            for (uint256 i = 0; i < length; i++) s.data[i] = 0xff;
            _assertSameEvent(s, Uid.wrap(bytes32(length)), length * 32);
        }
    }

    /* DIRTY BITS */

    function testFuzz_RevertWhen_AttesterHasDirtyHighBits(uint8 bit) public view {
        _assertRefused(1, 160 + (uint256(bit) % 96));
    }

    function testFuzz_RevertWhen_ValidUntilHasDirtyHighBits(uint8 bit) public view {
        _assertRefused(3, 48 + (uint256(bit) % 208));
    }

    function _assertRefused(uint256 field, uint256 bit) private view {
        Statement memory s;
        s.data = hex"2a";
        bytes memory call_ = abi.encodeCall(reader.read, (s, 0));
        (bool clean, ) = address(reader).staticcall(call_);
        vm.assertTrue(clean, "clean bits pass");
        // selector, two words of head, then the statement's fields
        uint256 place = 4 + 64 + 32 * field;
        call_[place + 31 - bit / 8] |= bytes1(uint8(1) << uint8(bit % 8));
        (bool dirty, bytes memory reason) = address(reader).staticcall(call_);
        vm.assertFalse(dirty, "dirty bits do not");
        vm.assertEq(reason.length, 0, "as the decoder refuses them: without reason");
    }

    function _assertSameEvent(Statement memory s, Uid uid, uint256 ahead) private {
        vm.recordLogs();
        reader.log(s, uid, ahead);
        reader.emitPlainly(s, uid);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        vm.assertEq(logs.length, 2, "two events");
        vm.assertEq(abi.encode(logs[0].topics), abi.encode(logs[1].topics), "topics");
        vm.assertEq(logs[0].data, logs[1].data, "data");
    }

    function _structHash(Statement memory s) private pure returns (bytes32) {
        bytes memory head = abi.encode(STATEMENT_TYPEHASH, s.schema, s.attester, s.subject);
        bytes memory tail = abi.encode(s.validUntil, s.replaces, s.salt, keccak256(s.data));
        return keccak256(bytes.concat(head, tail));
    }
}
