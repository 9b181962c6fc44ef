// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAttestations, Record, Status} from "../../../contracts/evidence/IAttestations.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {Standing} from "../../../contracts/members/IMembers.sol";
import {ISchemaPolicy} from "../../../contracts/evidence/ISchemaPolicy.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {BANK, INSPECTOR} from "../../../contracts/types/Roles.sol";
import {Root} from "../../../contracts/types/Root.sol";
import {SchemaId} from "../../../contracts/types/SchemaId.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {SystemTest} from "../utils/SystemTest.sol";
import {Trees} from "../utils/Trees.sol";

/// @notice Two organisations, one schema of one word that can be revoked, one that cannot.
abstract contract AttestationsBase is SystemTest {
    Org internal acme;
    Org internal basin;
    SchemaId internal word;
    SchemaId internal permanent;

    function setUp() public virtual override {
        super.setUp();
        acme = admitOrg("Acme", INSPECTOR);
        basin = admitOrg("Basin", BANK);
        word = registerSchema(acme.maker, "uint256 value");
        permanent = registerSchema(acme.maker, "uint256 value", false, ISchemaPolicy(address(0)));
    }

    function attest(Statement memory s) internal returns (Uid) {
        vm.prank(s.attester);
        return attestations.attest(s);
    }

    /// @dev Recorded, by acme's maker, under the schema that can be revoked.
    function attested() internal returns (Uid) {
        return attest(statementOf(word, acme.maker));
    }

    /// @dev `count` statements of `attester`, anchored by it.
    function anchored(
        SchemaId schema,
        address attester,
        uint256 count
    ) internal returns (Statement[] memory leaves, bytes32[] memory uids, Root root) {
        leaves = new Statement[](count);
        uids = new bytes32[](count);
        for (uint256 i = 0; i < count; i++) {
            leaves[i] = statementOf(schema, attester);
            uids[i] = attestations.uidOf(leaves[i]).raw();
        }
        root = Root.wrap(Trees.root(uids));
        vm.prank(attester);
        attestations.anchor(root, uint32(count), schema);
    }

    function assertStatus(Uid uid, Status status, string memory what) internal view {
        vm.assertEq(uint256(attestations.recordOf(uid).status), uint256(status), what);
    }

    function assertNothingStored(Uid uid) internal view {
        Record memory nothing;
        vm.assertEq(abi.encode(attestations.recordOf(uid)), abi.encode(nothing), "nothing stored");
    }

    function setStanding(OrgId org, Standing to) internal {
        asCouncil();
        members.setStanding(org, to);
    }

    /// @dev EIP-712 digest in the domain of Attestations on `chain`.
    function digestOn(uint256 chain, bytes32 structHash) internal view returns (bytes32) {
        return keccak256(abi.encodePacked(hex"1901", domainOn(chain), structHash));
    }

    function domainOn(uint256 chain) internal view returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                    keccak256("Tallystick Attestations"),
                    keccak256("1"),
                    chain,
                    address(attestations)
                )
            );
    }

    function digest(bytes32 structHash) internal view returns (bytes32) {
        return digestOn(block.chainid, structHash);
    }

    function expectAlreadyRecorded(Uid uid, Status status) internal {
        expectError(abi.encodeWithSelector(IAttestations.Attestations_AlreadyRecorded.selector, 0, uid, status));
    }
}
