// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ISchemaPolicy} from "../../../contracts/evidence/ISchemaPolicy.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {Admission} from "../../../contracts/members/IMembers.sol";
import {CHECKER, DEVICE, Duties, MAKER} from "../../../contracts/types/Duties.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Roles} from "../../../contracts/types/Roles.sol";
import {SchemaId} from "../../../contracts/types/SchemaId.sol";
import {Subject} from "../../../contracts/types/Subject.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {Deployed} from "./Deployed.sol";

/// @notice The system as production deploys it, with helpers for what almost every test needs.
abstract contract SystemTest is Deployed {
    /// @dev An organisation with one account for each duty. Keys follow from the labels, see `keyOf`.
    struct Org {
        OrgId id;
        string name;
        address admin;
        address maker;
        address checker;
        address device;
    }

    uint256 internal constant START = 1_800_000_000;
    uint48 internal constant VOTING_DELAY = 1 days;
    uint32 internal constant VOTING_PERIOD = 7 days;

    address internal immutable DEPLOYER = accountOf("deployer");
    address internal immutable OUTSIDER = accountOf("outsider");

    uint256 private _salt;

    function setUp() public virtual {
        vm.warp(START);
        deploySystem(0, new Admission[](0));
    }

    /* DEPLOYMENT */

    /// @dev Order and hand-over of a production deployment. Ends with the deployer holding nothing.
    function deploySystem(uint256 timelockDelay, Admission[] memory founders) internal {
        vm.startPrank(DEPLOYER);
        deployContracts(Settings(DEPLOYER, timelockDelay, VOTING_DELAY, VOTING_PERIOD, founders));
        vm.stopPrank();
    }

    /// @dev The first `count` founders, "founder 1" and so on, each with its admin account.
    function makeFounders(uint256 count) internal returns (Admission[] memory founders) {
        founders = new Admission[](count);
        for (uint256 i = 0; i < count; i++) founders[i] = admissionOf(founderName(i), Roles.wrap(0));
    }

    function founderName(uint256 index) internal pure returns (string memory) {
        return string.concat("founder ", vm.toString(index + 1));
    }

    /* PEOPLE */

    function keyOf(string memory label) internal pure returns (uint256) {
        return (uint256(keccak256(bytes(label))) % (SECP256K1_N - 1)) + 1;
    }

    function accountOf(string memory label) internal pure returns (address) {
        return vm.addr(keyOf(label));
    }

    function personOf(string memory label) internal pure returns (bytes20) {
        return bytes20(keccak256(bytes(label)));
    }

    function admissionOf(string memory name, Roles roles) internal returns (Admission memory) {
        string memory label = string.concat(name, ": admin");
        vm.label(accountOf(label), label);
        return Admission(name, roles, accountOf(label), personOf(label));
    }

    function admit(string memory name, Roles roles) internal returns (OrgId org) {
        Admission memory admission = admissionOf(name, roles);
        vm.prank(address(timelockController));
        return members.admit(admission);
    }

    /// @dev Admits an organisation and enrols a maker, a checker and a device.
    function admitOrg(string memory name, Roles roles) internal returns (Org memory org) {
        org.id = admit(name, roles);
        org.name = name;
        org.admin = accountOf(string.concat(name, ": admin"));
        org.maker = enrol(org.admin, string.concat(name, ": maker"), MAKER);
        org.checker = enrol(org.admin, string.concat(name, ": checker"), CHECKER);
        org.device = enrol(org.admin, string.concat(name, ": device"), DEVICE);
    }

    function admitOrg(string memory name) internal returns (Org memory) {
        return admitOrg(name, Roles.wrap(0));
    }

    function enrol(address admin, string memory label, Duties duties) internal returns (address account) {
        account = accountOf(label);
        vm.label(account, label);
        vm.prank(admin);
        members.enrol(account, duties, 0, personOf(label));
    }

    /* STATEMENTS */

    function registerSchema(address maker, string memory definition) internal returns (SchemaId) {
        return registerSchema(maker, definition, true, ISchemaPolicy(address(0)));
    }

    function registerSchema(
        address maker,
        string memory definition,
        bool revocable,
        ISchemaPolicy policy
    ) internal returns (SchemaId) {
        vm.prank(maker);
        return attestations.registerSchema(definition, revocable, policy);
    }

    /// @dev A statement of one word, with a salt of its own.
    function statementOf(SchemaId schema, address attester) internal returns (Statement memory) {
        return
            Statement({
                schema: schema,
                attester: attester,
                subject: Subject.wrap("subject"),
                validUntil: 0,
                replaces: Uid.wrap(0),
                salt: bytes32(++_salt),
                data: abi.encode(uint256(42))
            });
    }

    function signatureOf(string memory label, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf(label), digest);
        return abi.encodePacked(r, s, v);
    }

    /* CALLS */

    /// @dev The next call comes from the Council's timelock.
    function asCouncil() internal {
        vm.prank(address(timelockController));
    }

    /// @dev The next call must revert with exactly this.
    function expectError(bytes memory reason) internal {
        vm.expectRevert(reason);
    }
}
