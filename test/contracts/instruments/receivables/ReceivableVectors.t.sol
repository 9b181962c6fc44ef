// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {Receivable, receivableIdOf} from "../../../../contracts/instruments/receivables/Receivable.sol";
import {
    CONFIRMATION_TYPEHASH,
    Dilution,
    GUARANTEE_TYPEHASH,
    hashDilution,
    hashReceivables,
    Sale,
    saleIdOf
} from "../../../../contracts/instruments/receivables/ReceivableActs.sol";
import {CalendarId} from "../../../../contracts/types/CalendarId.sol";
import {Fingerprint} from "../../../../contracts/types/Fingerprint.sol";
import {OrgId} from "../../../../contracts/types/OrgId.sol";
import {ReceivableId} from "../../../../contracts/types/ReceivableId.sol";
import {Test} from "../../utils/Test.sol";

/// @notice Ids and digests as another implementation computes them, on the vectors that the TypeScript tests read.
contract ReceivableVectorsTest is Test {
    uint256 private constant RECEIVABLES = 14;
    uint256 private constant UNDERTAKINGS = 6;
    uint256 private constant DILUTIONS = 2;
    uint256 private constant SALES = 2;

    string private json = vm.readFile("test/vectors/receivables.json");
    bytes32 private separator = vm.parseJsonBytes32(json, ".domain.separator");

    function test_IdsOfReceivables() public view {
        uint256 seen = 0;
        for (; vm.keyExistsJson(json, _path(".receivables", seen)); seen++) {
            string memory path = _path(".receivables", seen);
            vm.assertEq(_idOf(seen), vm.parseJsonBytes32(json, string.concat(path, ".id")), path);
        }
        vm.assertEq(seen, RECEIVABLES, "all read");
    }

    function test_DigestsOfUndertakings() public view {
        uint256 seen = 0;
        for (; vm.keyExistsJson(json, _path(".undertakings", seen)); seen++) {
            string memory path = _path(".undertakings", seen);
            bytes32[] memory ids = new bytes32[](vm.parseJsonUint(json, string.concat(path, ".count")));
            for (uint256 i = 0; i < ids.length; i++) ids[i] = _idOf(i);
            bool confirms =
                keccak256(bytes(vm.parseJsonString(json, string.concat(path, ".kind")))) == keccak256("Confirmation");
            bytes32 hash = hashReceivables(
                confirms ? CONFIRMATION_TYPEHASH : GUARANTEE_TYPEHASH,
                ids,
                uint48(vm.parseJsonUint(json, string.concat(path, ".deadline")))
            );
            _assertDigest(path, hash);
        }
        vm.assertEq(seen, UNDERTAKINGS, "all read");
    }

    function test_DigestsOfDilutions() public view {
        uint256 seen = 0;
        for (; vm.keyExistsJson(json, _path(".dilutions", seen)); seen++) {
            string memory path = _path(".dilutions", seen);
            Dilution memory dilution;
            dilution.receivable = ReceivableId.wrap(vm.parseJsonBytes32(json, string.concat(path, ".receivable")));
            dilution.holder = vm.parseJsonAddress(json, string.concat(path, ".holder"));
            dilution.amount = vm.parseJsonUint(json, string.concat(path, ".amount"));
            dilution.creditNote = Fingerprint.wrap(vm.parseJsonBytes32(json, string.concat(path, ".creditNote")));
            dilution.deadline = uint48(vm.parseJsonUint(json, string.concat(path, ".deadline")));
            _assertDigest(path, this.dilutionHashOf(dilution));
        }
        vm.assertEq(seen, DILUTIONS, "all read");
    }

    function test_IdsOfSales() public view {
        uint256 seen = 0;
        for (; vm.keyExistsJson(json, _path(".sales", seen)); seen++) {
            string memory path = _path(".sales", seen);
            Sale memory sale = Sale({
                dealId: vm.parseJsonBytes32(json, string.concat(path, ".dealId")),
                leg: vm.parseJsonUint(json, string.concat(path, ".leg")),
                instrument: uint256(vm.parseJsonBytes32(json, string.concat(path, ".instrument"))),
                seller: vm.parseJsonAddress(json, string.concat(path, ".seller")),
                buyer: vm.parseJsonAddress(json, string.concat(path, ".buyer")),
                amount: vm.parseJsonUint(json, string.concat(path, ".amount")),
                price: vm.parseJsonUint(json, string.concat(path, ".price"))
            });
            vm.assertEq(saleIdOf(sale), vm.parseJsonBytes32(json, string.concat(path, ".id")), path);
        }
        vm.assertEq(seen, SALES, "all read");
    }

    function idOf(Receivable calldata receivable) external pure returns (bytes32) {
        return receivableIdOf(receivable).raw();
    }

    function dilutionHashOf(Dilution calldata dilution) external pure returns (bytes32) {
        return hashDilution(dilution);
    }

    function _idOf(uint256 i) private view returns (bytes32) {
        string memory path = string.concat(_path(".receivables", i), ".terms");
        Receivable memory r;
        r.creditor = OrgId.wrap(uint32(_uint(path, ".creditor")));
        r.holder = vm.parseJsonAddress(json, string.concat(path, ".holder"));
        r.obligor = OrgId.wrap(uint32(_uint(path, ".obligor")));
        r.guarantor = OrgId.wrap(uint32(_uint(path, ".guarantor")));
        r.face = _uint(path, ".face");
        r.cash = IERC20(vm.parseJsonAddress(json, string.concat(path, ".cash")));
        r.calendar = CalendarId.wrap(vm.parseJsonBytes32(json, string.concat(path, ".calendar")));
        r.dueDay = uint32(_uint(path, ".dueDay"));
        r.graceDays = uint8(_uint(path, ".graceDays"));
        r.lateRate = uint16(_uint(path, ".lateRate"));
        r.documents = vm.parseJsonBytes32(json, string.concat(path, ".documents"));
        r.salt = vm.parseJsonBytes32(json, string.concat(path, ".salt"));
        bytes32[] memory keys = vm.parseJsonBytes32Array(json, string.concat(path, ".keys"));
        r.keys = new Fingerprint[](keys.length);
        for (uint256 k = 0; k < keys.length; k++) r.keys[k] = Fingerprint.wrap(keys[k]);
        return this.idOf(r);
    }

    function _assertDigest(string memory path, bytes32 hash) private view {
        bytes32 digest = vm.parseJsonBytes32(json, string.concat(path, ".digest"));
        vm.assertEq(MessageHashUtils.toTypedDataHash(separator, hash), digest, path);
    }

    function _uint(string memory path, string memory field) private view returns (uint256) {
        return vm.parseJsonUint(json, string.concat(path, field));
    }

    function _path(string memory list, uint256 i) private pure returns (string memory) {
        return string.concat(list, "[", vm.toString(i), "]");
    }
}
