// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    ConsentMode,
    ICatalog,
    Resource,
    ResourceStatus,
    ResourceTerms,
    Visibility
} from "../../../contracts/data/ICatalog.sol";
import {Version} from "../../../contracts/data/Version.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {CHECKER, MAKER} from "../../../contracts/types/Duties.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {ResourceId} from "../../../contracts/types/ResourceId.sol";
import {INSPECTOR, REGULATOR} from "../../../contracts/types/Roles.sol";
import {DataBase} from "./DataBase.sol";

/// @notice Versions: signed by their source, countersigned by validators, numbered, revoked.
contract CatalogVersionsTest is DataBase {
    string private constant VERSION_TYPE =
        "Version(bytes32 resource,uint32 number,bytes32 metadataHash,bytes32 schemaHash,bytes32 contentRoot,uint64 leaves,bytes32 sourceSystem,bytes32 method,uint48 collectedFrom,uint48 collectedTo,uint32 source,uint48 deadline)";

    Org private epa;

    function setUp() public override {
        super.setUp();
        epa = admitOrg("EPA", REGULATOR);
    }

    function test_Publish() public {
        Version memory version = versionOf(2);
        bytes32 hash = keccak256(abi.encode(keccak256(bytes(VERSION_TYPE)), version));
        bytes32 digest = digestOf("Tallystick Catalog", address(catalog), block.chainid, hash);
        vm.expectEmit(address(catalog));
        emit ICatalog.VersionPublished(resource, 2, digest, grid.maker, new address[](0), version);
        publish(2);
        vm.assertEq(catalog.digestOf(resource, 2), digest, "digest");
        vm.assertEq(catalog.resourceOf(resource).versions, 2, "number");
        vm.assertTrue(catalog.serves(resource, 2), "served");
    }

    function test_TheSourceIsAnother() public {
        Version memory version = versionOf(2);
        version.source = bank.id;
        publish(version, "Bank: maker");
        vm.assertEq(catalog.digestOf(resource, 2), catalog.versionDigest(version), "digest");
    }

    function test_RevertWhen_TheSourceDidNotSign() public {
        Version memory version = versionOf(2);
        version.source = bank.id;
        _publish(version, "Grid: maker", abi.encodeWithSelector(ICatalog.Catalog_NotSource.selector, bank.id, grid.id));
        bytes4 missing = IMembers.Members_DutyMissing.selector;
        _publish(version, "Bank: checker", abi.encodeWithSelector(missing, bank.checker, CHECKER, MAKER));
        bytes memory signature = new bytes(65);
        expectError(abi.encodeWithSelector(ICatalog.Catalog_BadSignature.selector, 0, address(0)));
        vm.prank(grid.maker);
        catalog.publish(version, signature, new bytes[](0));
    }

    function test_RevertWhen_ADifferentVersionIsSigned() public {
        Version memory version = versionOf(2);
        bytes memory signature = signatureOf("Grid: maker", catalog.versionDigest(version));
        version.contentRoot = "another";
        vm.prank(grid.maker);
        (bool done, ) = address(catalog).call(abi.encodeCall(ICatalog.publish, (version, signature, new bytes[](0))));
        vm.assertFalse(done, "signed for other content");
    }

    /// @dev A signature is used once: its number is.
    function test_RevertWhen_PublishedAgainOrOutOfTurn() public {
        bytes4 error_ = ICatalog.Catalog_NumberInvalid.selector;
        _publish(versionOf(1), "Grid: maker", abi.encodeWithSelector(error_, resource, 1, 2));
        _publish(versionOf(3), "Grid: maker", abi.encodeWithSelector(error_, resource, 3, 2));
    }

    function test_RevertWhen_AFieldIsNotPossible() public {
        Version memory version = versionOf(2);
        version.metadataHash = 0;
        _refuses(version, "metadataHash");
        version = versionOf(2);
        version.schemaHash = 0;
        _refuses(version, "schemaHash");
        version = versionOf(2);
        version.contentRoot = 0;
        _refuses(version, "contentRoot");
        version = versionOf(2);
        version.leaves = 0;
        _refuses(version, "leaves");
        version = versionOf(2);
        version.collectedFrom = version.collectedTo + 1;
        _refuses(version, "collectedFrom");
        version = versionOf(2);
        version.collectedTo = uint48(START + 1);
        _refuses(version, "collectedTo");
        version = versionOf(2);
        version.deadline = uint48(START - 1);
        bytes4 error_ = ICatalog.Catalog_Expired.selector;
        _publish(version, "Grid: maker", abi.encodeWithSelector(error_, resource, 2, START - 1, START));
    }

    function test_RevertWhen_PublishedByOthers() public {
        Version memory version = versionOf(2);
        bytes memory signature = signatureOf("Grid: maker", catalog.versionDigest(version));
        expectError(abi.encodeWithSelector(ICatalog.Catalog_NotOwner.selector, resource, grid.id, bank.id));
        vm.prank(bank.maker);
        catalog.publish(version, signature, new bytes[](0));
    }

    /* VALIDATORS */

    function test_Validators() public {
        _validated();
        Version memory version = versionOf(1);
        address[] memory signers = new address[](2);
        (signers[0], signers[1]) = (lab.maker, epa.checker);
        bytes32 digest = catalog.versionDigest(version);
        vm.expectEmit(address(catalog));
        emit ICatalog.VersionPublished(resource, 1, digest, grid.maker, signers, version);
        _validate(version, "Lab: maker", "EPA: checker", "");
        vm.assertEq(catalog.resourceOf(resource).versions, 1, "published");
    }

    function test_AValidatorSignsSomethingElseThanTheSource() public view {
        Version memory version = versionOf(1);
        bytes memory type_ = abi.encodePacked("Validation(Version version)", VERSION_TYPE);
        bytes32 hash = keccak256(abi.encode(keccak256(bytes(VERSION_TYPE)), version));
        bytes32 wanted = keccak256(abi.encode(keccak256(type_), hash));
        bytes32 digest = digestOf("Tallystick Catalog", address(catalog), block.chainid, wanted);
        vm.assertEq(catalog.validationDigest(version), digest, "digest");
    }

    function test_RevertWhen_ValidatorsAreTooFew() public {
        _validated();
        Version memory version = versionOf(1);
        bytes memory signature = signatureOf("Grid: maker", catalog.versionDigest(version));
        expectError(abi.encodeWithSelector(ICatalog.Catalog_ValidatorsMissing.selector, resource, 2, 1));
        vm.prank(grid.maker);
        catalog.publish(version, signature, new bytes[](1));
    }

    /// @dev One organisation counts once, whoever of it signs; neither owner nor source counts.
    function test_RevertWhen_AValidatorIsNotIndependent() public {
        _validated();
        bytes4 invalid = ICatalog.Catalog_ValidatorInvalid.selector;
        Version memory version = versionOf(1);
        _validate(version, "Lab: maker", "Lab: checker", abi.encodeWithSelector(invalid, 1, lab.id));
        _validate(version, "EPA: maker", "Lab: maker", abi.encodeWithSelector(invalid, 1, lab.id));
        _validate(version, "Grid: maker", "EPA: maker", abi.encodeWithSelector(invalid, 0, grid.id));
        version.source = lab.id;
        bytes memory signature = signatureOf("Lab: maker", catalog.versionDigest(version));
        bytes[] memory validators = _signatures(version, "Lab: checker", "EPA: maker");
        expectError(abi.encodeWithSelector(invalid, 0, lab.id));
        vm.prank(grid.maker);
        catalog.publish(version, signature, validators);
    }

    function test_RevertWhen_AValidatorIsNoInspectorOrSignsBadly() public {
        _validated();
        Version memory version = versionOf(1);
        bytes4 role = ICatalog.Catalog_ValidatorRole.selector;
        _validate(version, "Bank: maker", "EPA: maker", abi.encodeWithSelector(role, 0, bank.id));
        bytes[] memory validators = _signatures(version, "Lab: maker", "EPA: maker");
        validators[1] = new bytes(65);
        bytes memory signature = signatureOf("Grid: maker", catalog.versionDigest(version));
        expectError(abi.encodeWithSelector(ICatalog.Catalog_BadSignature.selector, 2, address(0)));
        vm.prank(grid.maker);
        catalog.publish(version, signature, validators);
    }

    /* REVOKED */

    function testFuzz_RevokeVersion(uint8 which) public {
        for (uint32 i = 2; i < 6; i++) publish(i);
        uint32 number = uint32(_bound(which, 1, 5));
        vm.expectEmit(address(catalog));
        emit ICatalog.VersionRevoked(resource, number, grid.maker, REASON);
        _revoke(grid.maker, number);
        for (uint32 i = 1; i < 6; i++) {
            vm.assertEq(catalog.serves(resource, i), i != number, "served");
            vm.assertEq(catalog.isRevoked(resource, i), i == number, "revoked");
        }
        publish(6);
        vm.assertTrue(catalog.serves(resource, 6), "the next one");
    }

    function test_RevokeVersionWhileRestricted() public {
        asCouncil();
        members.setStanding(grid.id, Standing.Restricted);
        _revoke(grid.maker, 1);
        vm.assertFalse(catalog.serves(resource, 1), "served");
    }

    function test_RevertWhen_AVersionCannotBeRevoked() public {
        expectError(abi.encodeWithSelector(ICatalog.Catalog_UnknownVersion.selector, resource, 2));
        _revoke(grid.maker, 2);
        expectError(abi.encodeWithSelector(ICatalog.Catalog_UnknownVersion.selector, resource, 0));
        _revoke(grid.maker, 0);
        expectError(abi.encodeWithSelector(ICatalog.Catalog_NotOwner.selector, resource, grid.id, bank.id));
        _revoke(bank.maker, 1);
        _revoke(grid.maker, 1);
        expectError(abi.encodeWithSelector(ICatalog.Catalog_VersionRevoked.selector, resource, 1));
        _revoke(grid.maker, 1);
        resource = ResourceId.wrap("unknown");
        expectError(abi.encodeWithSelector(ICatalog.Catalog_UnknownResource.selector, resource));
        _revoke(grid.maker, 1);
    }

    function testFuzz_ServesNoOtherNumber(uint32 number) public view {
        vm.assertEq(catalog.serves(resource, number), number == 1, "served");
    }

    /* INTERNAL */

    /// @dev A resource with two validators, in place of the one without.
    function _validated() private {
        ResourceTerms memory terms = ResourceTerms(ConsentMode.None, Visibility.Public, 2, 0);
        resource = create("validated", terms);
    }

    function _signatures(
        Version memory version,
        string memory one,
        string memory other
    ) private view returns (bytes[] memory signatures) {
        signatures = new bytes[](2);
        bytes32 digest = catalog.validationDigest(version);
        (signatures[0], signatures[1]) = (signatureOf(one, digest), signatureOf(other, digest));
    }

    /// @param reason What it must revert with; empty where it must not.
    function _validate(Version memory version, string memory one, string memory other, bytes memory reason) private {
        bytes memory signature = signatureOf("Grid: maker", catalog.versionDigest(version));
        bytes[] memory validators = _signatures(version, one, other);
        if (reason.length != 0) expectError(reason);
        vm.prank(grid.maker);
        catalog.publish(version, signature, validators);
    }

    function _publish(Version memory version, string memory signer, bytes memory reason) private {
        bytes memory signature = signatureOf(signer, catalog.versionDigest(version));
        expectError(reason);
        vm.prank(grid.maker);
        catalog.publish(version, signature, new bytes[](0));
    }

    function _refuses(Version memory version, bytes32 field) private {
        bytes4 error_ = ICatalog.Catalog_VersionInvalid.selector;
        _publish(version, "Grid: maker", abi.encodeWithSelector(error_, resource, 2, field));
    }

    function _revoke(address by, uint32 number) private {
        vm.prank(by);
        catalog.revokeVersion(resource, number, REASON);
    }
}
