// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Attestations} from "../../../contracts/evidence/Attestations.sol";
import {Fingerprints} from "../../../contracts/evidence/Fingerprints.sol";
import {ISchemaPolicy} from "../../../contracts/evidence/ISchemaPolicy.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {Fingerprint} from "../../../contracts/types/Fingerprint.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Root} from "../../../contracts/types/Root.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {OutsiderCalls} from "./OutsiderCalls.sol";

/// @notice Somebody who is no member calls every function of Attestations and Fingerprints that changes state, with arguments that
/// would mean something if a member sent them.
abstract contract OutsiderEvidence is OutsiderCalls {
    function callStating(uint256 who, uint8 which, bytes32 salt, bool own, bytes memory junk) external {
        Attestations a = s.attestations;
        Statement[] memory many = new Statement[](1);
        many[0] = _statement(who, salt, own);
        Root root = Root.wrap(a.uidOf(many[0]).raw());
        bytes memory signer = abi.encodePacked(many[0].attester);
        bytes memory signature = uint256(salt) % 2 == 0 ? _signature(who, root.raw()) : junk;
        bytes[7] memory all = [
            abi.encodeCall(a.registerSchema, ("uint256 value,bool other", true, ISchemaPolicy(address(0)))),
            abi.encodeCall(a.attest, (many[0])),
            abi.encodeCall(a.attestMany, (many)),
            abi.encodeCall(a.attestBySignature, (many[0], signer, signature)),
            abi.encodeCall(a.anchor, (root, 1, schema)),
            abi.encodeCall(a.anchorBySignature, (root, 1, schema, type(uint48).max, signer, signature)),
            abi.encodeCall(a.endorseLeaf, (many[0], new bytes32[](0), root))
        ];
        _call(who, address(a), all[which % all.length]);
    }

    function callEnding(uint256 who, uint8 which, bytes32 salt, bool own) external {
        Attestations a = s.attestations;
        Statement memory statement = _statement(who, salt, own);
        Statement memory correction = _statement(who, keccak256(abi.encode(salt)), own);
        correction.replaces = a.uidOf(statement);
        bytes memory signer = abi.encodePacked(statement.attester);
        bytes memory signature = _signature(who, correction.replaces.raw());
        Uid[] memory uids = new Uid[](1);
        uids[0] = correction.replaces;
        bytes[7] memory all = [
            abi.encodeCall(a.endorse, (a.uidOf(recorded))),
            abi.encodeCall(a.revoke, (correction.replaces)),
            abi.encodeCall(a.revokeMany, (uids)),
            abi.encodeCall(a.withdraw, (statement.attester, uids)),
            abi.encodeCall(a.revokeLeaf, (statement)),
            abi.encodeCall(a.revokeBySignature, (statement, type(uint48).max, signer, signature)),
            abi.encodeCall(a.replaceLeaf, (statement, correction))
        ];
        _call(who, address(a), all[which % all.length]);
    }

    function callFingerprints(uint256 who, uint8 which, uint32 org, bytes32 other) external {
        OrgId id = OrgId.wrap(org % 4);
        Fingerprint[] memory keys = new Fingerprint[](1);
        keys[0] = uint256(other) % 2 == 0 ? key : Fingerprint.wrap(other);
        Fingerprint[] memory none = new Fingerprint[](0);
        uint48 until = uint48(block.timestamp + 1 days);
        bytes[7] memory all = [
            abi.encodeCall(s.fingerprints.setRegistrar, (_outsider(who), true)),
            abi.encodeCall(s.fingerprints.reserve, (id, keys, keys, until)),
            abi.encodeCall(s.fingerprints.release, (id, uint256(other) % 3 == 0 ? none : keys)),
            abi.encodeCall(s.fingerprints.bind, (id, keys, ref)),
            abi.encodeCall(s.fingerprints.cancel, (ref)),
            abi.encodeCall(s.fingerprints.finance, (id, ref)),
            abi.encodeCall(s.fingerprints.close, (ref))
        ];
        _call(who, address(s.fingerprints), all[which % all.length]);
    }

    /// @dev The one on record, or one never seen; of the member, or of the outsider itself.
    function _statement(uint256 who, bytes32 salt, bool own) private view returns (Statement memory statement) {
        statement = recorded;
        if (uint256(salt) % 3 != 0) statement.salt = salt;
        if (own) statement.attester = _outsider(who);
    }
}
